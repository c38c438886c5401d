import { Plural, Trans } from '@lingui/react/macro';
import { ContributionDocument } from '@patto/protocol/documents/schemas';
import { useQuery } from '@tanstack/react-query';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { RelativeTime } from '../../shared/ui/RelativeTime.tsx';
import { documentQuery } from '../../shared/documents/documents.ts';
import { EvidenceCheck } from './EvidenceCheck.tsx';
import styles from '../../shared/ui/Sections.module.css';

interface ContributionLineProps {
  evidenceDigest: `0x${string}`;
  /** Negative where they were taken back. */
  points: number;
  /** How many were thanked for it; left out where it is one person's own list. */
  members?: number;
  /** Unix seconds. */
  at: number;
  /** Level of its heading. */
  level: 3 | 4;
}

/** A contribution, the points for it, and behind it what proves it. */
export function ContributionLine({ evidenceDigest, points, members, at, level }: ContributionLineProps) {
  const evidence = useQuery(documentQuery(ContributionDocument, evidenceDigest)).data;
  return (
    <li>
      <Disclosure
        level={level}
        title={
          <span className={styles['contribution']}>
            {evidence?.state === 'ok' ? (
              <span lang={evidence.content.language}>{evidence.content.title}</span>
            ) : (
              <Trans>Contribution</Trans>
            )}
            <span className={styles['lineFacts']}>
              {points < 0 ? (
                <Plural value={-points} one="# point taken back" other="# points taken back" />
              ) : (
                <Plural value={points} one="# point" other="# points" />
              )}
              {' · '}
              {members !== undefined && (
                <>
                  <Plural value={members} one="# member" other="# members" />
                  {' · '}
                </>
              )}
              <RelativeTime at={at} />
            </span>
          </span>
        }
      >
        <EvidenceCheck digest={evidenceDigest} />
      </Disclosure>
    </li>
  );
}
