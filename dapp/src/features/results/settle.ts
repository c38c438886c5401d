import { contestResult, endorseResult, finalizeResult } from '@patto/protocol/acts/results';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import type { RecountReport } from '@patto/protocol/recount/report';
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

/** Whether a count fits the record in all but the selection, which members decide on by their own counts. */
function fitsVotes({ differences }: Pick<RecountReport, 'differences'>): boolean {
  return differences.every(({ kind }) => kind === 'result' || kind === 'resultCost');
}

/**
 * Counts a ballot in a worker by the rule that the contract leaves to its members, and endorses what comes out, which puts it
 * forward where nobody has.
 * @returns Undefined where the record itself does not fit together, so that nothing can be counted.
 * @throws RecountFailed
 */
export async function endorsementPlan(
  facts: BallotFacts,
): Promise<{ plan: TransactionPlan; selected: number[] } | undefined> {
  const { number: ballotId, text } = facts;
  if (text === undefined) throw new Error('Only a checked ballot is counted');
  const { report } = await startRecount(ballotId, { sheet: text.sheetBytes });
  if (!fitsVotes(report) || report.result.state !== 'counted') return undefined;
  const { selected } = report.result;
  const endorsement = { ballotId, selected, voteDigest: report.voteDigest, sheet: text.sheetBytes };
  const plan: TransactionPlan = {
    kind: 'endorse',
    subject: { ballotId, commonsId: commonsOf(facts) },
    fact: { selected },
    act: endorseResult(boxOf(config(), ballotId).address, endorsement),
  };
  return { plan, selected };
}

/** Says what is wrong with what was put forward; only the reason's digest goes on the record. */
export function contestPlan(facts: BallotFacts, reasonDigest: Hex): TransactionPlan {
  const ballotId = facts.number;
  return {
    kind: 'contest',
    subject: { ballotId, commonsId: commonsOf(facts) },
    fact: { reasonDigest },
    act: contestResult(boxOf(config(), ballotId).address, { ballotId, reasonDigest }),
  };
}
