import { Plural, Trans } from '@lingui/react/macro';
import { endorsingAt } from '@patto/protocol/ballots/endorsements';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { useQueryClient } from '@tanstack/react-query';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { useState } from 'react';
import { ballotRefusals } from '../../entities/ballot/ballotRefusals.tsx';
import { membershipRefusals } from '../../entities/member/membershipRefusals.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { startTransaction, type TransactionPlan } from '../../shared/transactions/run.ts';
import { TransactionProgress } from '../../shared/transactions/TransactionProgress.tsx';
import { setSignInOpen } from '../../shared/wallet/signIn.ts';
import { useAccountIn } from '../../shared/wallet/accounts.ts';
import { type BallotFacts, commonsOf } from '../../entities/ballot/useBallot.ts';
import { FullDate } from '../../shared/ui/When.tsx';
import { Candidates, Endorsing } from './Endorsing.tsx';
import { finalizePlan } from './settle.ts';
import { TieReasons } from './TieReasons.tsx';

interface SettlementStepsProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** Unix seconds. */
  now: number;
}

/** From the end of a ballot to its final result: how far it is, and what anyone or a member can do. */
export function SettlementSteps({ facts, phase, now }: SettlementStepsProps) {
  const { ballot, mode, text } = facts;
  const { challengeEnd, tied, endorsements } = ballot.result ?? {
    challengeEnd: null,
    tied: 0,
    endorsements: 0,
  };
  const endorsing = challengeEnd === null ? undefined : endorsingAt({ challengeEnd, tied }, now);
  const [sent, setSent] = useState<string>();
  const queryClient = useQueryClient();
  const start = (plan: TransactionPlan) => setSent(startTransaction(plan, queryClient));
  const done = async () => {
    setSent(undefined);
    await queryClient.invalidateQueries();
  };
  if (sent !== undefined) {
    return (
      <TransactionProgress
        id={sent}
        refusals={[ballotRefusals, membershipRefusals]}
        onBack={() => setSent(undefined)}
        done={
          <Button kind="primary" onClick={() => void done()}>
            <Trans>Go on</Trans>
          </Button>
        }
      />
    );
  }
  switch (phase) {
    case 'Open':
      return (
        <Notice title={<Trans>Voting is still open</Trans>}>
          <p>
            <Trans>These figures change with every vote until the end.</Trans>
          </p>
        </Notice>
      );
    case 'Ended':
      return rules[mode.rule].settledBy === 'endorsement' ? (
        <Notice title={<Trans>The result is not on the record yet</Trans>}>
          <p>
            <Trans>
              If you were a member when the ballot started, your device can count the votes, and you endorse
              what it finds. The count that most members endorse becomes the result.
            </Trans>
          </p>
          <Endorsing facts={facts} onStart={start} />
        </Notice>
      ) : (
        <Notice title={<Trans>The result is not on the record yet</Trans>}>
          <p>
            <Trans>Voting is over. The contract counts the result itself as soon as anyone asks it to.</Trans>
          </p>
          {text !== undefined && (
            <Act facts={facts} onAct={() => start(finalizePlan(facts, text.sheetBytes))}>
              <Trans>Put the result on the record</Trans>
            </Act>
          )}
        </Notice>
      );
    case 'Proposed':
      return endorsing?.state === 'due' ? (
        <Notice kind="warning" title={<Trans>Provisional result, ready to become final</Trans>}>
          <p>
            {ballot.result !== null && <EndorsedBy count={endorsements} />}{' '}
            <Trans>No other count was endorsed by as many. Anyone can make it final now.</Trans>
          </p>
          <Candidates facts={facts} />
          {text !== undefined && (
            <Act facts={facts} onAct={() => start(finalizePlan(facts, text.sheetBytes))}>
              <Trans>Make it final</Trans>
            </Act>
          )}
        </Notice>
      ) : (
        <Notice kind="warning" title={<Trans>Provisional result</Trans>}>
          <p>
            {ballot.result !== null && <EndorsedBy count={endorsements} />}{' '}
            {endorsing !== undefined && (
              <Trans>
                Until <FullDate at={endorsing.until} /> members can count the votes themselves and endorse
                this count or another one. The one that most of them endorse becomes the result.
              </Trans>
            )}
          </p>
          <Candidates facts={facts} />
          <Endorsing facts={facts} onStart={start} />
        </Notice>
      );
    case 'Tied':
      return (
        <Notice kind="error" title={<Trans>Tied</Trans>}>
          <p>
            {endorsing !== undefined && endorsing.state !== 'due' && (
              <Trans>
                Several counts are endorsed by as many members. Until <FullDate at={endorsing.until} /> the
                municipality can pick one of them, and must say why in public. If it does not, members can
                endorse again for seven days. You can count the votes yourself below.
              </Trans>
            )}
          </p>
          <Candidates facts={facts} />
        </Notice>
      );
    case 'Final':
      return ballot.result?.tieBrokenBy != null ? (
        <Notice title={<Trans>Final, after a tie</Trans>}>
          <p>
            <Trans>
              Several counts were endorsed by as many members. The municipality picked one of them and gave
              its reasons in public.
            </Trans>
          </p>
          <Candidates facts={facts} />
          <TieReasons result={ballot.result} />
        </Notice>
      ) : null;
    case 'Scheduled':
    case 'Cancelled':
      return null;
  }
}

interface ActProps {
  facts: BallotFacts;
  onAct: () => void;
  children: React.ReactNode;
}

/** A button for who is signed in, and the way to sign in for others. */
function Act({ facts, onAct, children }: ActProps) {
  const account = useAccountIn(commonsOf(facts));
  return (
    <Button kind="primary" onClick={account === undefined ? () => setSignInOpen(true) : onAct}>
      {children}
    </Button>
  );
}

function EndorsedBy({ count }: { count: number }) {
  return <Plural value={count} one="# member endorsed this count." other="# members endorsed this count." />;
}
