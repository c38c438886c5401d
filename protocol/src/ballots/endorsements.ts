import type { Address } from 'viem';

/** A selection that was put forward, and how many members have endorsed it. */
export interface Candidate {
  /** Bit i is set where option i would be funded. */
  selected: bigint;
  /** In the unit of the sheet (`moneyUnit.ts`). */
  cost: bigint;
  proposer: Address;
  endorsements: number;
}

/** What the contract says of the selections of a ballot, in the chain's order. */
export type EndorsingEvent =
  | { kind: 'proposed'; selected: bigint; cost: bigint; proposer: Address }
  | { kind: 'endorsed'; selected: bigint };

/** How the selections of a ballot stand. */
export interface Endorsing {
  /** In the order in which they were put forward. */
  candidates: Candidate[];
  /** The one endorsed most, or the first that was endorsed as often; undefined where there is none. */
  leader: Candidate | undefined;
  /** How many are endorsed as often as the leader, itself included. */
  tied: number;
}

/** Counts endorsements as the contract does (BallotResults.sol). */
export function countEndorsements(events: readonly EndorsingEvent[]): Endorsing {
  const bySelection = new Map<bigint, Candidate>();
  let leader: Candidate | undefined;
  for (const event of events) {
    const { selected } = event;
    if (event.kind === 'proposed') {
      const { cost, proposer } = event;
      const candidate = { selected, cost, proposer, endorsements: 0 };
      bySelection.set(selected, candidate);
      leader ??= candidate;
      continue;
    }
    const candidate = bySelection.get(selected);
    if (candidate === undefined) continue;
    candidate.endorsements += 1;
    if (leader === undefined || candidate.endorsements > leader.endorsements) leader = candidate;
  }
  const candidates = [...bySelection.values()];
  const top = leader?.endorsements;
  return { candidates, leader, tied: candidates.filter(({ endorsements }) => endorsements === top).length };
}

/**
 * The longest from the first selection to the end of endorsing where nothing is tied, in seconds.
 * @param challengeWindow The box's, in seconds.
 */
export function longestEndorsing(challengeWindow: number): number {
  return challengeWindow + 7 * Math.min(challengeWindow, 86_400);
}

/** How long the admin may pick between selections that are tied, and how long endorsing is open again then, in seconds. */
const picking = 14 * 86_400;
const reopening = 7 * 86_400;

/**
 * Where the endorsing of a ballot that is not settled stands at a moment, as `BallotStore.sol` says it: `open` until a
 * moment, `due` to be settled by the selection endorsed most, or `tied` until a moment, up to which the admin may pick.
 * @param challengeEnd The contract's, in unix seconds.
 * @param now In unix seconds.
 */
export function endorsingAt(
  { challengeEnd, tied }: { challengeEnd: number; tied: number },
  now: number,
): { state: 'open' | 'tied'; until: number } | { state: 'due' } {
  if (now <= challengeEnd) return { state: 'open', until: challengeEnd };
  if (tied === 1) return { state: 'due' };
  const round = Math.floor((now - challengeEnd - 1) / (picking + reopening));
  const begin = challengeEnd + round * (picking + reopening);
  return now <= begin + picking
    ? { state: 'tied', until: begin + picking }
    : { state: 'open', until: begin + picking + reopening };
}
