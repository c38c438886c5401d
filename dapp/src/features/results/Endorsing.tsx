import { Plural, Trans } from '@lingui/react/macro';
import { selectedOptions, selectionMask } from '@patto/protocol/ballots/rules/selection';
import { rightAt } from '@patto/protocol/members/member';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { voterQuery } from '../../entities/ballot/chainFacts.ts';
import { endorsementQuery } from '../../entities/ballot/queries.ts';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import type { TransactionPlan } from '../../shared/transactions/run.ts';
import { Button } from '../../shared/ui/Button.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { useAccountIn } from '../../shared/wallet/accounts.ts';
import { setSignInOpen } from '../../shared/wallet/signIn.ts';
import { ContestForm } from './ContestForm.tsx';
import { SelectionNames } from './SelectionNames.tsx';
import { endorsementPlan } from './settle.ts';

interface EndorsingProps {
  facts: BallotFacts;
  onStart: (plan: TransactionPlan) => void;
}

/** What who was a member at the start can do while counts are endorsed; whoever else is told who can. */
export function Endorsing({ facts, onStart }: EndorsingProps) {
  const { chain, number, ballot } = facts;
  const account = useAccountIn(chain?.commonsId);
  const voter = useQuery({
    ...voterQuery(number, chain?.commonsId ?? 0, account ?? '0x'),
    enabled: account !== undefined && chain !== undefined,
  }).data;
  const endorsed = useQuery({
    ...endorsementQuery(number, account ?? '0x'),
    enabled: account !== undefined,
  }).data;
  if (account === undefined) {
    return (
      <Button kind="primary" onClick={() => setSignInOpen(true)}>
        <Trans>Sign in to endorse a count</Trans>
      </Button>
    );
  }
  if (voter === undefined || endorsed === undefined) return null;
  const start = chain?.start ?? 0;
  if (voter.joinedAt === 0 || !rightAt(voter, start, start)) {
    return (
      <p>
        <Trans>Only who was a member when the ballot started can endorse a count.</Trans>
      </p>
    );
  }
  return (
    <>
      {endorsed !== null ? (
        <p>
          <Trans>
            You endorsed this count: <SelectionNames facts={facts} options={selectedOptions(endorsed)} />
          </Trans>
        </p>
      ) : (
        facts.text !== undefined && <CountAndEndorse facts={facts} onStart={onStart} />
      )}
      {ballot.result !== null && (
        <Disclosure title={<Trans>Say what is wrong</Trans>}>
          <ContestForm facts={facts} onStart={onStart} />
        </Disclosure>
      )}
    </>
  );
}

/** Counts first; only a count that is not the one that leads is shown before it is put forward. */
function CountAndEndorse({ facts, onStart }: EndorsingProps) {
  const [state, setState] = useState<'idle' | 'counting' | 'failed' | 'unfit'>('idle');
  const [other, setOther] = useState<Awaited<ReturnType<typeof endorsementPlan>>>();
  const leading = facts.ballot.result?.selected;
  const count = async () => {
    setState('counting');
    try {
      const counted = await endorsementPlan(facts);
      if (counted === undefined) {
        setState('unfit');
        return;
      }
      if (leading === undefined || leading === selectionMask(counted.selected)) onStart(counted.plan);
      else setOther(counted);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  if (other !== undefined) {
    return (
      <Notice kind="error" title={<Trans>Your device counted otherwise</Trans>}>
        <p>
          <Trans>
            By this ballot’s rules the votes give: <SelectionNames facts={facts} options={other.selected} />
          </Trans>
        </p>
        <Button kind="primary" onClick={() => onStart(other.plan)}>
          <Trans>Endorse my count</Trans>
        </Button>
      </Notice>
    );
  }
  return (
    <>
      {state === 'failed' && (
        <p role="alert">
          <Trans>It could not be counted, because the chain’s node did not answer. Nothing was sent.</Trans>
        </p>
      )}
      {state === 'unfit' && (
        <p role="alert">
          <Trans>
            The public record does not fit together, so nothing was sent. Count it below to see where.
          </Trans>
        </p>
      )}
      {state === 'counting' ? (
        <p role="status">
          <Trans>Your device is reading the votes and counting them…</Trans>
        </p>
      ) : (
        <Button kind="primary" onClick={() => void count()}>
          <Trans>Count and endorse</Trans>
        </Button>
      )}
    </>
  );
}

/** The selections that were put forward, where there is more than one. */
export function Candidates({ facts }: { facts: BallotFacts }) {
  const { candidates } = facts.ballot;
  if (candidates.length < 2) return null;
  return (
    <>
      <p>
        <Trans>Counts that were put forward:</Trans>
      </p>
      <ul>
        {candidates.map(({ id, selected, endorsements }) => (
          <li key={id}>
            <SelectionNames facts={facts} options={selectedOptions(selected)} /> ·{' '}
            <Plural value={endorsements} one="endorsed by # member" other="endorsed by # members" />
          </li>
        ))}
      </ul>
    </>
  );
}
