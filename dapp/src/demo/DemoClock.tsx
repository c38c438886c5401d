import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { useState } from 'react';
import * as v from 'valibot';
import { chainHeadQuery } from '../shared/chain/head.ts';
import { callRpc } from '../shared/chain/rpc.ts';
import { Button } from '../shared/ui/Button.tsx';
import { Dialog } from '../shared/ui/Dialog.tsx';
import { Notice } from '../shared/ui/Notice.tsx';
import type { BallotDetail } from '../entities/ballot/queries.ts';

interface DemoClockProps {
  ballot: BallotDetail;
  phase: BallotPhase;
}

/**
 * Moves the chain's clock to the ballot's next phase, so that a newcomer sees its
 * whole life in one sitting.
 */
export function DemoClock({ ballot, phase }: DemoClockProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  /** The phase for whose end the person was asked whether she means it: a second tap never ends the next one too. */
  const [asked, setAsked] = useState<BallotPhase>();
  const [moving, setMoving] = useState(false);
  const [failed, setFailed] = useState(false);
  const next: Partial<Record<BallotPhase, { at: number | null | undefined; label: string }>> = {
    Scheduled: { at: ballot.start, label: t`Go to the start of the ballot` },
    Open: { at: ballot.end, label: t`Go to the end of the ballot` },
    Proposed: { at: ballot.result?.challengeEnd, label: t`Go to the end of the endorsing` },
  };
  const step = next[phase];
  if (step?.at == null) return null;
  const target = step.at;

  const move = async () => {
    setAsked(undefined);
    setMoving(true);
    setFailed(false);
    try {
      await moveClockPast(target, await queryClient.query({ ...chainHeadQuery, staleTime: 0 }));
      await queryClient.invalidateQueries();
    } catch {
      setFailed(true);
    } finally {
      setMoving(false);
    }
  };

  return (
    <Notice title={<Trans>Demonstration: move the clock</Trans>}>
      <p>
        <Trans>
          Nobody wants to wait for days to try a ballot. Here, and only here, you can move time forward for
          everyone on this machine. There is no way back.
        </Trans>
      </p>
      <Button isPending={moving} onClick={() => setAsked(phase)}>
        {step.label}
      </Button>
      <Dialog title={step.label} open={asked === phase} onOpenChange={() => setAsked(undefined)}>
        <p>
          <Trans>Everyone on this machine goes along, and there is no way back.</Trans>
        </p>
        <Button kind="primary" onClick={() => void move()}>
          <Trans>Move the clock</Trans>
        </Button>
      </Dialog>
      {failed && (
        <p role="alert">
          <Trans>The clock could not be moved. Is the local chain running?</Trans>
        </p>
      )}
    </Notice>
  );
}

/** Makes the next block later than `target`; the chain's clock goes on from there. */
async function moveClockPast(target: number, head: { timestamp: number }): Promise<void> {
  const seconds = target + 1 - head.timestamp;
  if (seconds > 0) await callRpc('evm_increaseTime', [seconds], v.unknown());
  await callRpc('evm_mine', [], v.unknown());
}
