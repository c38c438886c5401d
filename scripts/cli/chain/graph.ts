import * as v from 'valibot';
import { mismatch, reasonOf } from '../failure.ts';
import type { Network } from './network.ts';

/** How far the index has come, and what it knows of one ballot. */
export interface IndexedBallot {
  block: number;
  votes: number;
  /** Whether it has the final result. */
  final: boolean;
}

/** What is asked, and the shape of the answer. */
export const indexedBallotQuery = {
  text: `query IndexedBallot($number: Int!) {
    _meta { block { number } } ballots(where: { number: $number }) { votes result { final } }
  }`,
  schema: v.object({
    _meta: v.object({ block: v.object({ number: v.number() }) }),
    ballots: v.array(v.object({ votes: v.number(), result: v.nullable(v.object({ final: v.boolean() })) })),
  }),
};

const Answer = v.object({ data: indexedBallotQuery.schema });

/** Asks the index for one ballot; undefined while it does not answer or does not know it. */
export async function indexedBallot(graphUrl: string, ballot: number): Promise<IndexedBallot | undefined> {
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: indexedBallotQuery.text, variables: { number: ballot } }),
    signal: AbortSignal.timeout(10_000),
  });
  const parsed = v.safeParse(Answer, await response.json());
  const found = parsed.success ? parsed.output.data.ballots[0] : undefined;
  if (!parsed.success || found === undefined) return undefined;
  return {
    block: parsed.output.data._meta.block.number,
    votes: found.votes,
    final: found.result?.final ?? false,
  };
}

/**
 * Waits until the index has a ballot's final result and all its votes.
 * @returns Seconds waited.
 */
export async function untilIndexed(
  { graphUrl }: Network,
  wanted: { ballot: number; votes: number; block: number },
  patience = 120,
): Promise<number> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  let last = 'no answer';
  while (seconds() < patience) {
    try {
      const found = await indexedBallot(graphUrl, wanted.ballot);
      if (found !== undefined) {
        if (found.block >= wanted.block && found.votes === wanted.votes && found.final) return seconds();
        last = `block ${found.block} of ${wanted.block}, ${found.votes} of ${wanted.votes} votes`;
      }
    } catch (error) {
      last = reasonOf(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw mismatch(
    `The index at ${graphUrl} does not have ballot ${wanted.ballot} after ${patience} s (${last}). The votes and the ` +
      'result are on the chain; look at the log of graph-node.',
  );
}
