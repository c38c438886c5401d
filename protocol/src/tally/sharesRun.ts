import { gcd } from '../fraction.ts';

/** What the runs of one election share. */
export interface Election {
  costs: readonly bigint[];
  /** Position of each option in the funding order, which also breaks ties; undefined without points. */
  ranks: readonly (number | undefined)[];
  supporters: readonly Supporters[];
  groupVoters: readonly bigint[];
}

/** Who gave an option points: parallel lists, one entry for each group of equal votes. */
export interface Supporters {
  groups: readonly number[];
  points: readonly number[];
  /** Points of all voters together. */
  total: bigint;
}

/** One option that a run buys. All amounts are numerators over `denominator`. */
export interface Purchase {
  option: number;
  /** What one point pays at most is `price / (denominator * richPoints)`. */
  price: bigint;
  /** Points of the voters who can pay the price in full. */
  richPoints: bigint;
  /** Groups that pay all that they have left, which is less. */
  poor: readonly number[];
  /** What each voter of a group has left before paying; kept only where asked for. */
  before: readonly bigint[] | undefined;
  denominator: bigint;
}

export interface Run {
  purchases: Purchase[];
  cost: bigint;
  /** What each voter of a group has left, over `denominator`. */
  left: bigint[];
  denominator: bigint;
  /**
   * Who was poor in which offer, and what was bought. While the trace stays the same, every amount is linear in the
   * share, and so is every comparison between amounts: two shares with one trace have one outcome, and all shares
   * between them have it too.
   */
  trace: number[];
}

export interface RunSettings {
  /** Every voter's share is `share / denominator`. */
  share: bigint;
  denominator: bigint;
  /** Stop once the purchases cost more. */
  limit?: bigint;
  /** Keep what an explanation needs. */
  explain?: boolean;
}

interface Candidate {
  option: number;
  cost: bigint;
  rank: number;
  /** A lower bound of its rho, the last one computed: rho only rises, because what voters have left only falls. */
  rhoNumerator: bigint;
  rhoDenominator: bigint;
}

type Offer = Pick<Purchase, 'price' | 'richPoints' | 'poor'>;

interface Found {
  best: { candidate: Candidate; offer: Offer } | undefined;
  waiting: Candidate[];
}

const endOfPoor = -1;
const outOfReach = -2;
const endOfRound = -3;

/**
 * The method of equal shares with one fixed share (Peters, Pierczynski and Skowron 2021), in integers. With cost
 * utilities, a voter who gave s points to a project of cost c has utility s * c from it. As long as a project's supporters
 * can pay it, each min(what is left, rho * s * c), the project with the least rho is bought next.
 */
export function runEqualShares(election: Election, settings: RunSettings): Run {
  const { share, denominator, limit, explain = false } = settings;
  const left = new Array<bigint>(election.groupVoters.length).fill(share);
  const run: Run = { purchases: [], cost: 0n, left, denominator, trace: [] };
  let waiting = candidatesOf(election);
  for (;;) {
    const found = cheapest(election, run, waiting);
    if (found.best === undefined) return run;
    waiting = found.waiting;
    buy(election, run, found.best.candidate.option, found.best.offer, explain);
    if (limit !== undefined && run.cost > limit) return run;
  }
}

/** Options with points; what costs nothing has the least rho of all. */
function candidatesOf(election: Election): Candidate[] {
  return election.costs.flatMap((cost, option) => {
    const rank = election.ranks[option];
    const total = election.supporters[option]?.total;
    if (rank === undefined || total === undefined) return [];
    return [{ option, cost, rank, rhoNumerator: cost === 0n ? 0n : 1n, rhoDenominator: total }];
  });
}

/** Looks at candidates from the lowest bound up, until no bound is as low as the best offer. */
function cheapest(election: Election, run: Run, candidates: Candidate[]): Found {
  candidates.sort(compare);
  const unaffordable = new Set<Candidate>();
  let best: Found['best'];
  for (const candidate of candidates) {
    if (best !== undefined && compare(candidate, best.candidate) > 0) break;
    const offer = offerFor(election, run, candidate);
    if (offer === undefined) {
      unaffordable.add(candidate);
      run.trace.push(candidate.option, outOfReach);
      continue;
    }
    candidate.rhoNumerator = offer.price;
    candidate.rhoDenominator =
      run.denominator * offer.richPoints * (candidate.cost === 0n ? 1n : candidate.cost);
    run.trace.push(candidate.option);
    for (const group of offer.poor) run.trace.push(group);
    run.trace.push(endOfPoor);
    if (best === undefined || compare(candidate, best.candidate) < 0) best = { candidate, offer };
  }
  const waiting = candidates.filter(
    (candidate) => candidate !== best?.candidate && !unaffordable.has(candidate),
  );
  return { best, waiting };
}

/** The lower rho first, then the funding order. */
function compare(a: Candidate, b: Candidate): number {
  const left = a.rhoNumerator * b.rhoDenominator;
  const right = b.rhoNumerator * a.rhoDenominator;
  return left === right ? a.rank - b.rank : left < right ? -1 : 1;
}

/**
 * The price at which supporters can pay an option together: who has less pays all of it, the others share the rest
 * by points. Undefined where all their money is not enough.
 */
function offerFor(election: Election, run: Run, { option, cost }: Candidate): Offer | undefined {
  const supporters = election.supporters[option];
  if (supporters === undefined) return undefined;
  let price = cost * run.denominator;
  let richPoints = supporters.total;
  const poor: number[] = [];
  let rich = supporters.groups.map((_, entry) => entry);
  for (;;) {
    if (richPoints === 0n) return undefined;
    const thresholds: bigint[] = [];
    const stillRich: number[] = [];
    const poorBefore = poor.length;
    let paid = 0n;
    let poorPoints = 0n;
    for (const entry of rich) {
      const group = supporters.groups[entry] ?? 0;
      const points = supporters.points[entry] ?? 0;
      const has = run.left[group] ?? 0n;
      // has < points * price / richPoints, rounded up so that one whole number decides.
      const threshold = (thresholds[points] ??= (BigInt(points) * price + richPoints - 1n) / richPoints);
      if (has >= threshold) {
        stillRich.push(entry);
        continue;
      }
      poor.push(group);
      const voters = election.groupVoters[group] ?? 0n;
      if (has > 0n) paid += has * voters;
      poorPoints += voters * BigInt(points);
    }
    if (poor.length === poorBefore) return { price, richPoints, poor };
    price -= paid;
    richPoints -= poorPoints;
    rich = stillRich;
  }
}

/** Takes the payments and, so that all amounts stay whole, widens the denominator. */
function buy(election: Election, run: Run, option: number, offer: Offer, explain: boolean): void {
  const before = explain ? [...run.left] : undefined;
  run.purchases.push({ option, ...offer, before, denominator: run.denominator });
  run.cost += election.costs[option] ?? 0n;
  run.trace.push(endOfRound, option);
  const factor = offer.richPoints / gcd(offer.price, offer.richPoints);
  if (factor > 1n) {
    run.denominator *= factor;
    run.left = run.left.map((has) => (has === 0n ? has : has * factor));
  }
  const pricePerPoint = (offer.price * factor) / offer.richPoints;
  const supporters = election.supporters[option];
  const poor = new Set(offer.poor);
  supporters?.groups.forEach((group, entry) => {
    const has = run.left[group] ?? 0n;
    run.left[group] = poor.has(group) ? 0n : has - BigInt(supporters.points[entry] ?? 0) * pricePerPoint;
  });
}
