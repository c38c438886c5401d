import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CommonsSummary } from './commons.ts';

export function CommonsList({ commons }: { commons: readonly CommonsSummary[] }) {
  if (commons.length === 0) {
    return (
      <p>
        <Trans>No commons here yet.</Trans>
      </p>
    );
  }
  return (
    <ul>
      {commons.map((item) => (
        <li key={item.number}>
          <Link to="/commons/$id" params={{ id: item.number }} lang={item.document?.language}>
            {item.document?.name ?? <Trans>Commons {item.number}</Trans>}
          </Link>{' '}
          <Plural value={item.memberCount} one="# member" other="# members" />
        </li>
      ))}
    </ul>
  );
}
