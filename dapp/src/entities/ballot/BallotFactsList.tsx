import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import styles from './BallotFactsList.module.css';
import { Money } from '../../shared/ui/Money.tsx';
import type { BallotFacts } from './useBallot.ts';
import { votersOf } from './votersOf.ts';
import { Distance, FullDate } from '../../shared/ui/When.tsx';

interface BallotFactsListProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** Unix seconds. */
  now: number;
}

/** Who may vote, until when, about how much money, and what is public. */
export function BallotFactsList({ facts, phase, now }: BallotFactsListProps) {
  const { i18n } = useLingui();
  const { ballot, chain, text } = facts;
  const start = chain?.start ?? ballot.start;
  const end = chain?.end ?? ballot.end;
  const votes = Math.max(ballot.votes, chain?.votes ?? 0);
  const voters = votersOf(ballot);
  const members = i18n.number(voters);
  const budget = text === undefined ? 0 : Number(text.sheet.budget);
  return (
    <dl className={styles['facts']}>
      {phase === 'Scheduled' && (
        <Fact name={<Trans>Opens</Trans>}>
          <FullDate at={start} /> (<Distance at={start} now={now} />)
        </Fact>
      )}
      <Fact
        name={phase === 'Open' || phase === 'Scheduled' ? <Trans>Open until</Trans> : <Trans>Closed</Trans>}
      >
        <FullDate at={end} /> (<Distance at={end} now={now} />)
      </Fact>
      <Fact name={<Trans>Who may vote</Trans>}>
        {phase === 'Scheduled' ? (
          <Trans>Who is a member of this commons when the ballot opens.</Trans>
        ) : (
          <Trans>
            Who was a member of this commons on <FullDate at={start} />
          </Trans>
        )}
      </Fact>
      {budget > 0 && (
        <Fact name={<Trans>To spend</Trans>}>
          <strong>
            <Money amount={budget} currency={text?.document.currency} />
          </strong>{' '}
          <Plural value={ballot.optionCount} one="for # project" other="for # projects" />
        </Fact>
      )}
      <Fact name={<Trans>What is public</Trans>}>
        <Trans>Every choice and the account it came from. No names.</Trans>
      </Fact>
      {phase !== 'Scheduled' && phase !== 'Cancelled' && (
        <Fact name={<Trans>Taking part</Trans>}>
          <span className="figures">
            {voters > 0 ? (
              <Plural
                value={votes}
                one={`# of ${members} members has voted`}
                other={`# of ${members} members have voted`}
              />
            ) : (
              <Plural value={votes} one="# person has voted" other="# people have voted" />
            )}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
