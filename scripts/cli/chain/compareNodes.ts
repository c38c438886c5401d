import { fetchBlockStamp } from '@patto/protocol/chain/blocks';
import { mismatch } from '../failure.ts';
import type { Network } from './network.ts';
import { jsonText } from '../jsonText.ts';

/** What an answer consists of, by the names that people know it under. */
export type Parts = Readonly<Record<string, unknown>>;

/**
 * Asks one network's nodes, each for itself, as of one block that all have, and gives the first one's answer.
 * @param block As of which to ask; the newest that all have where it is left out.
 * @param partsOf What the answers must have in common.
 * @throws Failure that names two nodes by their hosts, and what they do not say the same of.
 */
export async function askEach<Answer>(
  [first, ...others]: readonly [Network, ...Network[]],
  block: number | undefined,
  ask: (network: Network, block: number | undefined) => Promise<Answer>,
  partsOf: (answer: Answer) => Parts,
): Promise<Answer> {
  if (others.length === 0) return ask(first, block);
  const asOf = block ?? (await newestOfAll([first, ...others]));
  const answer = await ask(first, asOf);
  const expected = partsOf(answer);
  for (const other of others) {
    const found = partsOf(await ask(other, asOf));
    const different = Object.keys(expected).filter(
      (part) => jsonText(expected[part]) !== jsonText(found[part]),
    );
    if (different.length === 0) continue;
    throw mismatch(
      `The nodes ${hostOf(first)} and ${hostOf(other)} do not say the same as of block ${asOf}. What differs: ` +
        `${different.join(', ')}. At least one of them is wrong or on another fork: ask a third, or try again.`,
    );
  }
  return answer;
}

async function newestOfAll(networks: readonly Network[]): Promise<number> {
  const heads = await Promise.all(networks.map(({ client }) => fetchBlockStamp(client)));
  return Math.min(...heads.map(({ number }) => number));
}

/** A node without what its address may hold of a person: names, keys in the path. */
function hostOf({ rpcUrl }: Network): string {
  return new URL(rpcUrl).host;
}
