import { useLingui } from '@lingui/react/macro';
import { Link, useRouterState } from '@tanstack/react-router';
import { Icon } from '../shared/ui/Icon.tsx';
import styles from './Shell.module.css';
import { placeOf, places } from './navigation.ts';

/** Bottom bar on phones, side on desks. */
export function Navigation() {
  const { t, i18n } = useLingui();
  // Of the page that is shown; where there is none, no place is the present one.
  const here = useRouterState({
    select: ({ matches }) => {
      const page = matches.at(-1);
      return page === undefined || page.routeId === '__root__' ? undefined : placeOf(page.fullPath);
    },
  });
  return (
    <nav className={styles['navigation']} aria-label={t`Main`}>
      <ul>
        {places.map(({ to, label, icon }) => (
          <li key={to}>
            <Link to={to} className={styles['place'] ?? ''} aria-current={to === here ? 'page' : undefined}>
              <Icon name={icon} size="1.5rem" />
              {i18n._(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
