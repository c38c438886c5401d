import { useLingui } from '@lingui/react/macro';
import { Link, useRouterState } from '@tanstack/react-router';
import { Icon } from '../shared/ui/Icon.tsx';
import styles from './Shell.module.css';
import { places } from './navigation.ts';

/** Bottom bar on phones, side on desks. */
export function Navigation() {
  const { t, i18n } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className={styles['navigation']} aria-label={t`Main`}>
      <ul>
        {places.map(({ to, label, icon, under }) => {
          const here = path === to || under.some((prefix) => path.startsWith(prefix));
          return (
            <li key={to}>
              <Link to={to} className={styles['place'] ?? ''} aria-current={here ? 'page' : undefined}>
                <Icon name={icon} size="1.5rem" />
                {i18n._(label)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
