import { gcd } from './fraction.ts';

/** What the runs of one election share. */
export interface Election {
  costs: readonly bigint[];
  /** Position of each option in the funding order, which also breaks ties; undefined without points. */
  ranks: readonly (number | undefined)[];
  supporters: readonly Supporters[];
  groupVoters: readonly number[];
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
  /** Who pays, by what they had left and the points they gave. */
  payers: readonly Payers[];
  denominator: bigint;
}

/** Supporters of an option who have as much left and gave as many points. */
export interface Payers {
  purse: number;
  points: number;
  voters: number;
  /** What each has left before paying. */
  has: bigint;
  /** Pays all of it, less than the price. */
  poor: boolean;
}

export interface Run {
  purchases: Purchase[];
  cost: bigint;
  /** The purse of each group of voters. Those who have the same history of payments share one. */
  purseOf: number[];
  /** What each voter of a purse has left, over `denominator`. */
  purses: bigint[];
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
}

interface Candidate {
  option: number;
  cost: bigint;
  rank: number;
  /** A lower bound of its rho, the last one computed: rho only rises, because what voters have left only falls. */
  rhoNumerator: bigint;
  rhoDenominator: bigint;
}

type Offer = Pick<Purchase, 'price' | 'richPoints' | 'payers'>;

interface Found {
  best: { candidate: Candidate; offer: Offer } | undefined;
  waiting: Candidate[];
}

/** The purse of who has nothing left. */
export const emptyPurse = 0;

/** Marks in a trace. */
export const endOfPoor = -1;
export const outOfReach = -2;
export const endOfRound = -3;

/**
 * The method of equal shares with one fixed share (Peters, Pierczynski and Skowron 2021), in integers. With cost
 * utilities, a voter who gave s points to a project of cost c has utility s * c from it. As long as a project's supporters
 * can pay it, each min(what is left, rho * s * c), the project with the least rho is bought next.
 */
export function runEqualShares(election: Election, settings: RunSettings): Run {
  const { share, denominator, limit } = settings;
  const purseOf = new Array<number>(election.groupVoters.length).fill(1);
  const run: Run = { purchases: [], cost: 0n, purseOf, purses: [0n, share], denominator, trace: [] };
  let waiting = candidatesOf(election);
  for (;;) {
    const found = cheapest(election, run, waiting);
    if (found.best === undefined) return run;
    waiting = found.waiting;
    buy(election, run, found.best.candidate.option, found.best.offer);
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
    for (const { purse, points, poor } of offer.payers) if (poor) run.trace.push(purse, points);
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
  const payers = payersOf(election, run, option);
  let price = cost * run.denominator;
  let richPoints = election.supporters[option]?.total ?? 0n;
  let rich = payers;
  while (richPoints > 0n) {
    const before = rich.length;
    let paid = 0n;
    let poorPoints = 0n;
    const thresholds: bigint[] = [];
    for (const payer of rich) {
      // has < points * price / richPoints, rounded up so that whole numbers decide.
      const threshold = (thresholds[payer.points] ??=
        (BigInt(payer.points) * price + richPoints - 1n) / richPoints);
      if (payer.has >= threshold) continue;
      payer.poor = true;
      const voters = BigInt(payer.voters);
      paid += payer.has * voters;
      poorPoints += BigInt(payer.points) * voters;
    }
    rich = rich.filter(({ poor }) => !poor);
    if (rich.length === before) return { price, richPoints, payers };
    price -= paid;
    richPoints -= poorPoints;
  }
  return undefined;
}

/** An option's supporters by purse and points, in an order that only the trace decides. */
function payersOf(election: Election, run: Run, option: number): Payers[] {
  const byPurse: (Payers[] | undefined)[] = [];
  const payers: Payers[] = [];
  const supporters = election.supporters[option];
  supporters?.groups.forEach((group, entry) => {
    const purse = run.purseOf[group] ?? 0;
    const points = supporters.points[entry] ?? 0;
    const voters = election.groupVoters[group] ?? 0;
    const alike = (byPurse[purse] ??= []);
    const known = alike.find((payer) => payer.points === points);
    if (known !== undefined) {
      known.voters += voters;
      return;
    }
    const payer = { purse, points, voters, has: run.purses[purse] ?? 0n, poor: false };
    alike.push(payer);
    payers.push(payer);
  });
  return payers;
}

/** Takes the payments and, so that all amounts stay whole, widens the denominator. */
function buy(election: Election, run: Run, option: number, { price, richPoints, payers }: Offer): void {
  run.purchases.push({ option, price, richPoints, payers, denominator: run.denominator });
  run.cost += election.costs[option] ?? 0n;
  run.trace.push(endOfRound, option);
  const factor = richPoints / gcd(price, richPoints);
  if (factor > 1n) {
    run.denominator *= factor;
    run.purses = run.purses.map((has) => has * factor);
  }
  const pricePerPoint = (price * factor) / richPoints;
  const purseAfter = new Map<string, number>();
  for (const { purse, points, poor } of payers) {
    const after = poor ? emptyPurse : run.purses.length;
    purseAfter.set(`${purse}/${points}`, after);
    if (!poor) run.purses.push((run.purses[purse] ?? 0n) - BigInt(points) * pricePerPoint);
  }
  const supporters = election.supporters[option];
  supporters?.groups.forEach((group, entry) => {
    const key = `${run.purseOf[group] ?? 0}/${supporters.points[entry] ?? 0}`;
    run.purseOf[group] = purseAfter.get(key) ?? emptyPurse;
  });
}
