import { contestResult, finalizeResult, proposeResult } from '@patto/protocol/acts/results';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import type { Hex } from 'viem';
import { config } from '../../shared/start/config.ts';
import type { TransactionPlan } from '../../shared/transactions/run.ts';
import { type BallotFacts, commonsOf } from '../../entities/ballot/useBallot.ts';
import { startRecount } from '../../entities/recount/startRecount.ts';

/** Lets the contract settle a result that is due. */
export function finalizePlan(facts: BallotFacts, sheet: Hex): TransactionPlan {
  const ballotId = facts.number;
  return {
    kind: 'finalize',
    subject: { ballotId, commonsId: commonsOf(facts) },
    fact: {},
    act: finalizeResult(boxOf(config(), ballotId).address, { ballotId, sheet }),
  };
}

/**
 * Counts a ballot in a worker by the rule that the contract leaves to its readers, and proposes what comes out.
 * @throws RecountFailed, or an Error where the record itself does not fit together.
 */
export async function proposalPlan(facts: BallotFacts): Promise<TransactionPlan> {
  const { number: ballotId, text } = facts;
  if (text === undefined) throw new Error('Only a checked ballot is counted');
  const { report } = await startRecount(ballotId, { sheet: text.sheetBytes });
  if (!report.equal || report.result.state !== 'counted') throw new Error('The record does not fit together');
  const { selected } = report.result;
  const proposal = { ballotId, selected, voteDigest: report.voteDigest, sheet: text.sheetBytes };
  return {
    kind: 'propose',
    subject: { ballotId, commonsId: commonsOf(facts) },
    fact: { selected },
    act: proposeResult(boxOf(config(), ballotId).address, proposal),
  };
}

/** Contests a proposed result; only the reason's digest goes on the record. */
export function contestPlan(facts: BallotFacts, reasonDigest: Hex): TransactionPlan {
  const ballotId = facts.number;
  return {
    kind: 'contest',
    subject: { ballotId, commonsId: commonsOf(facts) },
    fact: { reasonDigest },
    act: contestResult(boxOf(config(), ballotId).address, { ballotId, reasonDigest }),
  };
}
