import {
  emptyPurse,
  endOfPoor,
  endOfRound,
  outOfReach,
  type Election,
  type RunSettings,
} from './sharesRun.ts';

/** What a run bought, where floating point is enough to be certain of every comparison on the way. */
export interface CertainRun {
  /** How many options. */
  bought: number;
  cost: bigint;
  /** As `Run.trace`; it may name more options that were looked at in vain. */
  trace: number[];
}

/** More than the relative error of one operation on numbers. */
const ulp = 2 ** -51;

interface Candidate {
  option: number;
  cost: number;
  rank: number;
  /** The last rho that was computed, a lower bound of the present one, and how far it may be off. */
  rho: number;
  error: number;
  /** Points of all supporters, where all could pay the price in full: rho is exactly 1 / total then. */
  exactTotal: number | undefined;
}

/** What an option costs its supporters: payers by purse and points, as parallel lists whose room is used again. */
interface Offer {
  price: number;
  error: number;
  richPoints: number;
  payers: number;
  purse: Int32Array;
  points: Int32Array;
  voters: Float64Array;
  poor: Uint8Array;
}

/**
 * A run of the method of equal shares in floating point with bounds of its errors, as geometry does it (a filter): where each
 * comparison is decided by more than its two sides may be off, the exact run (`runEqualShares`) decides it the same and buys the same.
 * Undefined where one is closer than that, as where amounts are equal; the exact run must decide then.
 */
export function certainRun(election: Election, settings: RunSettings): CertainRun | undefined {
  const { share, denominator, limit } = settings;
  const start = Number(share) / Number(denominator);
  const { groupVoters, supporters } = election;
  const widest = supporters.reduce((most, { groups }) => Math.max(most, groups.length), 0);
  const stride =
    1 + supporters.reduce((most, { points }) => points.reduce((a, b) => Math.max(a, b), most), 0);
  const purses: Purses = {
    of: new Int32Array(groupVoters.length).fill(1),
    money: [0, start],
    errors: [0, 4 * ulp * start],
    slots: new Int32Array(4 * stride),
    stride,
    rich: new Int32Array(widest),
  };
  let spare = emptyOffer(widest);
  let kept = emptyOffer(widest);
  const run: CertainRun = { bought: 0, cost: 0n, trace: [] };
  let waiting = candidatesOf(election);
  for (;;) {
    waiting.sort((a, b) => a.rho - b.rho || a.rank - b.rank);
    const unaffordable = new Set<Candidate>();
    let best: Candidate | undefined;
    for (const candidate of waiting) {
      // A bound that may be as low as the best offer is looked at too: that costs time and changes nothing. The ones behind it
      // are looked at as well: each may be off by another amount, so that a higher bound may be the lower one in truth.
      if (best !== undefined && order(candidate, best) === 1) continue;
      const reach = makeOffer(spare, election, purses, candidate);
      if (reach === undefined) return undefined;
      if (!reach) {
        unaffordable.add(candidate);
        run.trace.push(candidate.option, outOfReach);
        continue;
      }
      setRho(candidate, spare, election);
      run.trace.push(candidate.option);
      for (let at = 0; at < spare.payers; at++) {
        if (spare.poor[at] === 1) run.trace.push(spare.purse[at] ?? 0, spare.points[at] ?? 0);
      }
      run.trace.push(endOfPoor);
      const against = best === undefined ? -1 : order(candidate, best);
      if (against === undefined) return undefined;
      if (against === 1) continue;
      best = candidate;
      [kept, spare] = [spare, kept];
    }
    if (best === undefined) return run;
    const { option } = best;
    waiting = waiting.filter((candidate) => candidate.option !== option && !unaffordable.has(candidate));
    run.bought++;
    run.cost += election.costs[option] ?? 0n;
    run.trace.push(endOfRound, option);
    pay(election, purses, option, kept);
    if (limit !== undefined && run.cost > limit) return run;
  }
}

/** What voters have left: groups with the same history of payments share a purse. */
interface Purses {
  of: Int32Array;
  money: number[];
  /** How far each may be off. */
  errors: number[];
  /** By purse * stride + points: where such payers stand in an offer, plus 1, or the purse that they get; 0 between calls. */
  slots: Int32Array;
  stride: number;
  /** Room for `makeOffer`: payers who are not poor. */
  rich: Int32Array;
}

function emptyOffer(widest: number): Offer {
  return {
    price: 0,
    error: 0,
    richPoints: 0,
    payers: 0,
    purse: new Int32Array(widest),
    points: new Int32Array(widest),
    voters: new Float64Array(widest),
    poor: new Uint8Array(widest),
  };
}

function candidatesOf(election: Election): Candidate[] {
  return election.costs.flatMap((cost, option) => {
    const rank = election.ranks[option];
    if (rank === undefined) return [];
    const total = Number(election.supporters[option]?.total ?? 0n);
    const free = cost === 0n;
    const exactTotal = free ? Infinity : total;
    return [{ option, cost: Number(cost), rank, rho: free ? 0 : 1 / total, error: 0, exactTotal }];
  });
}

function setRho(candidate: Candidate, { price, error, richPoints }: Offer, election: Election): void {
  const total = Number(election.supporters[candidate.option]?.total ?? 0n);
  if (candidate.cost === 0) return;
  if (richPoints === total) {
    candidate.rho = 1 / total;
    candidate.error = 0;
    candidate.exactTotal = total;
    return;
  }
  const scale = richPoints * candidate.cost;
  candidate.rho = price / scale;
  candidate.error = error / scale + 4 * ulp * Math.abs(candidate.rho);
  candidate.exactTotal = undefined;
}

/** -1 where a is certainly bought before b, 1 where certainly after, undefined where the two are too close to tell. */
function order(a: Candidate, b: Candidate): -1 | 1 | undefined {
  if (a.exactTotal !== undefined && b.exactTotal !== undefined) {
    if (a.exactTotal === b.exactTotal) return a.rank < b.rank ? -1 : 1;
    return a.exactTotal > b.exactTotal ? -1 : 1;
  }
  const difference = a.rho - b.rho;
  if (Math.abs(difference) <= a.error + b.error + 2 * ulp * (Math.abs(a.rho) + Math.abs(b.rho)))
    return undefined;
  return difference < 0 ? -1 : 1;
}

/**
 * As the exact run makes an offer, with a bound of its error.
 * @returns Whether supporters have enough; undefined where who is poor is too close to tell.
 */
function makeOffer(
  offer: Offer,
  election: Election,
  purses: Purses,
  { option, cost }: Candidate,
): boolean | undefined {
  gatherPayers(offer, election, purses, option);
  offer.price = cost;
  offer.error = 2 * ulp * cost;
  offer.richPoints = Number(election.supporters[option]?.total ?? 0n);
  if (cost === 0) return true;
  const { money, errors, rich } = purses;
  const { purse, points, voters, poor } = offer;
  let count = offer.payers;
  for (let at = 0; at < count; at++) rich[at] = at;
  while (offer.richPoints > 0) {
    const perPoint = offer.price / offer.richPoints;
    const perPointError = offer.error / offer.richPoints + 2 * ulp * Math.abs(perPoint);
    let still = 0;
    let paid = 0;
    let paidError = 0;
    let poorPoints = 0;
    for (let place = 0; place < count; place++) {
      const at = rich[place] ?? 0;
      const given = points[at] ?? 0;
      const has = money[purse[at] ?? 0] ?? 0;
      const hasError = errors[purse[at] ?? 0] ?? 0;
      const asked = given * perPoint;
      const difference = has - asked;
      const doubt = hasError + given * perPointError + 2 * ulp * (has + Math.abs(asked));
      if (Math.abs(difference) <= doubt) return undefined;
      if (difference > 0) {
        rich[still++] = at;
        continue;
      }
      poor[at] = 1;
      const people = voters[at] ?? 0;
      paid += has * people;
      paidError += hasError * people + ulp * paid;
      poorPoints += given * people;
    }
    if (still === count) return true;
    count = still;
    offer.price -= paid;
    offer.error += paidError + 2 * ulp * (Math.abs(offer.price) + paid);
    offer.richPoints -= poorPoints;
  }
  return false;
}

/** An option's supporters by purse and points, in the order of the exact run. */
function gatherPayers(offer: Offer, election: Election, { of, slots, stride }: Purses, option: number): void {
  const { purse, points, voters, poor } = offer;
  const supporters = election.supporters[option];
  let count = 0;
  const entries = supporters?.groups.length ?? 0;
  for (let entry = 0; entry < entries; entry++) {
    const group = supporters?.groups[entry] ?? 0;
    const given = supporters?.points[entry] ?? 0;
    const people = election.groupVoters[group] ?? 0;
    const key = (of[group] ?? 0) * stride + given;
    const slot = slots[key] ?? 0;
    if (slot !== 0) {
      voters[slot - 1] = (voters[slot - 1] ?? 0) + people;
      continue;
    }
    purse[count] = of[group] ?? 0;
    points[count] = given;
    voters[count] = people;
    poor[count] = 0;
    slots[key] = ++count;
  }
  for (let at = 0; at < count; at++) slots[(purse[at] ?? 0) * stride + (points[at] ?? 0)] = 0;
  offer.payers = count;
}

function pay(election: Election, purses: Purses, option: number, offer: Offer): void {
  const { of, money, errors, slots, stride } = purses;
  const { payers, purse, points, poor } = offer;
  const perPoint = offer.price / offer.richPoints;
  const perPointError = offer.error / offer.richPoints + 2 * ulp * Math.abs(perPoint);
  for (let at = 0; at < payers; at++) {
    const from = purse[at] ?? 0;
    const given = points[at] ?? 0;
    slots[from * stride + given] = poor[at] === 1 ? emptyPurse : money.length;
    if (poor[at] === 1) continue;
    const has = money[from] ?? 0;
    const paid = given * perPoint;
    money.push(has - paid);
    errors.push((errors[from] ?? 0) + given * perPointError + 2 * ulp * (has + Math.abs(paid)));
  }
  const supporters = election.supporters[option];
  supporters?.groups.forEach((group, entry) => {
    of[group] = slots[(of[group] ?? 0) * stride + (supporters.points[entry] ?? 0)] ?? emptyPurse;
  });
  for (let at = 0; at < payers; at++) slots[(purse[at] ?? 0) * stride + (points[at] ?? 0)] = 0;
  const room = money.length * stride;
  if (room <= slots.length) return;
  purses.slots = new Int32Array(2 * room);
}
