import { rightAt } from '@patto/protocol/members/member';
import { Trans } from '@lingui/react/macro';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { useState } from 'react';
import { ballotRefusals } from '../../entities/ballot/ballotRefusals.tsx';
import { membershipRefusals } from '../../entities/member/membershipRefusals.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { startTransaction, type TransactionPlan } from '../../shared/transactions/run.ts';
import { TransactionProgress } from '../../shared/transactions/TransactionProgress.tsx';
import { setSignInOpen } from '../../shared/wallet/signIn.ts';
import { useAccountIn } from '../../shared/wallet/accounts.ts';
import { voterQuery } from '../../entities/ballot/chainFacts.ts';
import { type BallotFacts, commonsOf } from '../../entities/ballot/useBallot.ts';
import { FullDate } from '../../shared/ui/When.tsx';
import { ContestAnswer } from './ContestAnswer.tsx';
import { ContestForm } from './ContestForm.tsx';
import { finalizePlan, proposalPlan } from './settle.ts';

interface SettlementStepsProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** Unix seconds. */
  now: number;
}

/** From the end of a ballot to its final result: how far it is, and what anyone or a member can do. */
export function SettlementSteps({ facts, phase, now }: SettlementStepsProps) {
  const { ballot, mode, text } = facts;
  const challengeEnd = ballot.result?.challengeEnd ?? undefined;
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
      return rules[mode.rule].settledBy === 'proposal' ? (
        <Notice title={<Trans>The result is not on the record yet</Trans>}>
          <p>
            <Trans>
              Anyone can count the votes and put the result on the record. Then members can contest it for
              some time before it is final.
            </Trans>
          </p>
          {text !== undefined && <CountAndPropose facts={facts} onStart={start} />}
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
      return challengeEnd !== undefined && now > challengeEnd ? (
        <Notice kind="warning" title={<Trans>Provisional result, ready to become final</Trans>}>
          <p>
            <Trans>Nobody contested it in time. Anyone can make it final now.</Trans>
          </p>
          {text !== undefined && (
            <Act facts={facts} onAct={() => start(finalizePlan(facts, text.sheetBytes))}>
              <Trans>Make it final</Trans>
            </Act>
          )}
        </Notice>
      ) : (
        <>
          <Notice kind="warning" title={<Trans>Provisional result</Trans>}>
            <p>
              {challengeEnd === undefined ? (
                <Trans>It was counted and proposed, and can still be contested.</Trans>
              ) : (
                <Trans>
                  It was counted and proposed, and can be contested by members until{' '}
                  <FullDate at={challengeEnd} />.
                </Trans>
              )}
            </p>
          </Notice>
          <Contest facts={facts} onStart={start} />
        </>
      );
    case 'Contested':
      return (
        <Notice kind="error" title={<Trans>Contested</Trans>}>
          <p>
            <Trans>
              A member says that this result is wrong. It is not final until the municipality answers. The
              answer will be public, and you will read it here. You can count the votes yourself below.
            </Trans>
          </p>
        </Notice>
      );
    case 'Final':
      return ballot.contests.length > 0 ? (
        <Notice title={<Trans>Final, after a contest</Trans>}>
          <p>
            <Trans>A member contested the proposed result, and the municipality answered in public.</Trans>
          </p>
          {ballot.contests.map((contest) => (
            <ContestAnswer key={contest.id} contest={contest} />
          ))}
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

function CountAndPropose({
  facts,
  onStart,
}: {
  facts: BallotFacts;
  onStart: (plan: TransactionPlan) => void;
}) {
  const [state, setState] = useState<'idle' | 'counting' | 'failed'>('idle');
  const count = async () => {
    setState('counting');
    try {
      onStart(await proposalPlan(facts));
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      {state === 'failed' && (
        <p role="alert">
          <Trans>It could not be counted, because the chain’s node did not answer. Nothing was sent.</Trans>
        </p>
      )}
      {state === 'counting' ? (
        <p role="status">
          <Trans>Your device is reading the votes and counting them…</Trans>
        </p>
      ) : (
        <Act facts={facts} onAct={() => void count()}>
          <Trans>Count and propose the result</Trans>
        </Act>
      )}
    </>
  );
}

/** Only who was a member when the ballot started can contest; others are told so in the notice above. */
function Contest({ facts, onStart }: { facts: BallotFacts; onStart: (plan: TransactionPlan) => void }) {
  const { chain, number } = facts;
  const account = useAccountIn(chain?.commonsId);
  const voter = useQuery({
    ...voterQuery(number, chain?.commonsId ?? 0, account ?? '0x'),
    enabled: account !== undefined && chain !== undefined,
  }).data;
  const start = chain?.start ?? 0;
  if (voter === undefined || voter.joinedAt === 0 || !rightAt(voter, start, start)) return null;
  return (
    <Disclosure title={<Trans>Contest this result</Trans>}>
      <ContestForm facts={facts} onStart={onStart} />
    </Disclosure>
  );
}
