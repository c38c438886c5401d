import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { selectionMask } from '@patto/protocol/ballots/rules/selection';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import type { Hex } from 'viem';
import { config } from '../../shared/start/config.ts';
import type { TransactionPlan } from '../../shared/transactions/run.ts';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import { startRecount } from '../../entities/recount/startRecount.ts';

function callOf(
  functionName: 'finalize' | 'proposeResult' | 'contest',
  args: readonly [ballotId: number, ...unknown[]],
) {
  return () => ({ address: boxOf(config(), args[0]).address, abi: ballotBoxAbi, functionName, args });
}

/** Lets the contract settle a result that is due. */
export function finalizePlan(ballotId: number, commonsId: number, sheet: Hex): TransactionPlan {
  return {
    kind: 'finalize',
    subject: { ballotId, commonsId },
    fact: {},
    call: callOf('finalize', [ballotId, sheet]),
  };
}

/**
 * Counts a ballot in a worker by the rule that the contract leaves to its readers, and proposes what comes out.
 * @throws RecountFailed, or an Error where the record itself does not fit together.
 */
export async function proposalPlan({ number, ballot, text }: BallotFacts): Promise<TransactionPlan> {
  if (text === undefined) throw new Error('Only a checked ballot is counted');
  const { report } = await startRecount(number, { sheet: text.sheetBytes });
  if (!report.equal || report.result.state !== 'counted') throw new Error('The record does not fit together');
  const selected = selectionMask(report.result.selected);
  return {
    kind: 'propose',
    subject: { ballotId: number, commonsId: ballot.commons.number },
    fact: { selected: report.result.selected },
    call: callOf('proposeResult', [number, selected, report.voteDigest, text.sheetBytes]),
  };
}

/** Contests a proposed result; only the reason's digest goes on the record. */
export function contestPlan(ballotId: number, commonsId: number, reasonDigest: Hex): TransactionPlan {
  return {
    kind: 'contest',
    subject: { ballotId, commonsId },
    fact: { reasonDigest },
    call: callOf('contest', [ballotId, reasonDigest]),
  };
}
