import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../shared/ui/Badge.tsx';
import { Icon } from '../../shared/ui/Icon.tsx';
import type { CommonsSummary } from '../../entities/commons/commons.ts';
import styles from './CommonsCard.module.css';
import type { CitySketch } from './citySketch.ts';
import { CommonsPicture } from './CommonsPicture.tsx';
import { distance, type Position } from './filterCommons.ts';
import { kinds } from '../../entities/commons/kinds.ts';

interface CommonsCardProps {
  commons: CommonsSummary;
  /** Where the reader is, if she said. */
  from: Position | undefined;
  mine: boolean;
  /** Where in its city it lies; absent beside the map itself. */
  sketch?: CitySketch | undefined;
}

/** One commons in the list: what it is, where, who takes part, what can be decided now. */
export function CommonsCard({ commons, from, mine, sketch }: CommonsCardProps) {
  const { i18n } = useLingui();
  const { number, document, municipality } = commons;
  const kind = kinds[document?.kind ?? 'other'];
  return (
    <li className={styles['card']}>
      <div className={styles['words']}>
        {sketch !== undefined && <CommonsPicture document={document} sketch={sketch} icon={kind.icon} />}
        <p className={styles['kind']}>
          {sketch === undefined && <Icon name={kind.icon} />}
          {i18n._(kind.label)}
          {' · '}
          <span lang={document?.language}>{document?.city ?? municipality.name}</span>
        </p>
        <h2 className={styles['name']} lang={document?.language}>
          <Link to="/commons/$id" params={{ id: number }} className={styles['link'] ?? ''}>
            {document?.name ?? <Trans>Commons {number}</Trans>}
          </Link>
        </h2>
        {document !== undefined && (
          <p className={styles['summary']} lang={document.language}>
            {document.summary}
          </p>
        )}
      </div>
      <p className={styles['facts']}>
        <span>
          <Plural value={commons.memberCount} one="# member" other="# members" />
        </span>
        {from !== undefined && <span>{awayText(distance(from, commons), i18n.locale)}</span>}
        {commons.openBallots > 0 && (
          <Badge kind="ok" icon="ballots">
            <Plural value={commons.openBallots} one="# ballot open" other="# ballots open" />
          </Badge>
        )}
        {mine && (
          <Badge icon="check">
            <Trans>You are a member</Trans>
          </Badge>
        )}
        {commons.status !== 'Active' && (
          <Badge kind="warning" icon="warning">
            {commons.status === 'Suspended' ? <Trans>Suspended</Trans> : <Trans>Closed</Trans>}
          </Badge>
        )}
      </p>
    </li>
  );
}

function awayText(metres: number, locale: string): string {
  const far = metres >= 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: far ? 'kilometer' : 'meter',
    maximumSignificantDigits: 2,
  }).format(far ? metres / 1000 : metres);
}
