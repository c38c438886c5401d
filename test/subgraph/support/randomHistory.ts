import { ballotBoxAbi, reputationAbi } from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { rules } from '@patto/protocol/ballots/rules/rules';
import {
  approval,
  cumulative,
  equalShares,
  greedyBudget,
  quadratic,
  score,
  singleChoice,
} from '@patto/protocol/ballots/modes';
import { encodeSheet } from '@patto/protocol/ballots/sheet';
import {
  type Hex,
  type LocalAccount,
  bytesToHex,
  encodeFunctionData,
  keccak256,
  toHex,
  zeroHash,
} from 'viem';
import { localAccount, roles } from '../../../scripts/stack/accounts.ts';
import type { Choice, City, OpenedBallot } from './city.ts';
import { Random } from './random.ts';

const modes: readonly BallotMode[] = [
  singleChoice({ optionCount: 3, blank: true, quorum: 2 }),
  singleChoice({ optionCount: 2, weighted: true }),
  approval({ optionCount: 9, maxChoices: 4 }),
  score({ optionCount: 11, maxPerOption: 5 }),
  score({ optionCount: 32, maxPerOption: 255 }),
  cumulative({ optionCount: 6, points: 10 }),
  quadratic({ optionCount: 7, points: 49 }),
  greedyBudget({ optionCount: 64 }),
  equalShares({ optionCount: 20, blank: true }),
  equalShares({ optionCount: 5, points: 10 }),
];

/** What may become of a proposed result. */
const sequels = ['contest', 'contest', 'settle', 'wait'] as const;

/** Commons that a history takes place in, with their members' keys by present account. */
interface Commons {
  readonly commonsId: number;
  readonly members: LocalAccount[];
}

/** A municipality's random life, repeated by its seed. What the contracts refuse is part of it. */
export class RandomHistory {
  /** How often each thing was done. */
  readonly done = new Map<string, number>();
  refused = 0;
  readonly #city: City;
  readonly #random: Random;
  readonly #name: string;
  readonly #municipalityId: number;
  readonly #commons: Commons[] = [];
  readonly #ballots: OpenedBallot[] = [];
  #people = 0;

  private constructor(city: City, seed: number, municipalityId: number) {
    this.#city = city;
    this.#random = new Random(seed);
    this.#name = `history ${seed}`;
    this.#municipalityId = municipalityId;
  }

  /** A municipality with an issuer, three commons and their first members. */
  static async begin(city: City, seed: number): Promise<RandomHistory> {
    const municipalityId = await city.registerMunicipality(zeroHash);
    const history = new RandomHistory(city, seed, municipalityId);
    await city.registry(city.admin, 'setIssuer', [municipalityId, city.issuer.address, true]);
    for (let i = 0; i < 3; i++) {
      const commons = { commonsId: await city.createCommons(municipalityId, zeroHash), members: [] };
      history.#commons.push(commons);
      for (let j = 0; j < 3; j++) await history.#join(commons);
    }
    // A contest is too rare to wait for.
    await history.#open(equalShares({ optionCount: 5, points: 10 }));
    await history.#settleByProposal('contest');
    return history;
  }

  /** Lives on for so many steps. */
  async live(steps: number): Promise<void> {
    const actions = this.#actions();
    for (let step = 0; step < steps; step++) {
      const [name, act] = this.#random.pick(actions);
      await this.#attempt(name, act);
    }
  }

  /** Each thing that may happen; what is listed more than once happens more often. */
  #actions(): readonly (readonly [string, () => Promise<unknown>])[] {
    const often = (times: number, name: string, act: () => Promise<unknown>) =>
      Array.from({ length: times }, () => [name, act] as const);
    return [
      ...often(3, 'join', () => this.#join()),
      ...often(2, 'leave', () => this.#member('resign')),
      ...often(6, 'rejoin', () => this.#member('rejoin')),
      ...often(2, 'move', () => this.#move()),
      ...often(3, 'steward', () => this.#steward()),
      ...often(3, 'award', () => this.#award()),
      ...often(2, 'revoke', () => this.#revoke()),
      ...often(4, 'open', () => this.#open()),
      ...often(2, 'cancel', () =>
        this.#onBallot((ballot) => [this.#city.admin, 'cancel', [ballot.ballotId]]),
      ),
      ...often(7, 'cast', () => this.#vote((ballot, votes) => this.#city.cast(ballot, first(votes)))),
      ...often(5, 'castFor', () => this.#vote((ballot, votes) => this.#city.castFor(ballot, first(votes)))),
      ...often(6, 'castBatch', () => this.#vote((ballot, votes) => this.#city.castBatch(ballot, votes))),
      ...often(4, 'time', () => this.#city.passTime(this.#random.below(1500))),
      ...often(4, 'finalize', () => this.#finalize()),
      ...often(8, 'settle', () => this.#settleByProposal()),
      ...often(1, 'place', () => this.#place()),
      ...often(1, 'status', () => this.#suspend()),
      ...often(1, 'pause', () => this.#pause()),
      ...often(1, 'issuer', () => this.#otherIssuer()),
      ...often(1, 'administration', () => this.#offerAdministration()),
      ...often(1, 'upgrade', () => this.#scheduleUpgrade()),
    ];
  }

  /** Only a refusal by a contract is expected; anything else is a broken test. */
  async #attempt(name: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof Error) || !/revert|Nothing to pick/.test(error.message)) throw error;
      this.refused++;
    }
  }

  /** New people and, sometimes, some who are in already. */
  async #join({ commonsId, members } = this.#random.pick(this.#commons)): Promise<void> {
    const joining = Array.from({ length: 1 + this.#random.below(6) }, () => this.#newPerson());
    const again = this.#random.chance(40) ? this.#random.some(members, 2) : [];
    await this.#city.joinBatch(
      commonsId,
      [...again, ...joining].map(({ address }) => address),
    );
    members.push(...joining);
  }

  async #member(call: 'resign' | 'rejoin'): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    await this.#city.membership(this.#random.pick(members), call, [commonsId]);
  }

  async #move(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const from = this.#random.pick(members);
    const to = this.#newPerson();
    await this.#city.move(commonsId, from, to);
    members.splice(members.indexOf(from), 1, to);
  }

  async #steward(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const { address } = this.#random.pick(members);
    await this.#city.membership(this.#city.admin, 'setSteward', [
      commonsId,
      address,
      this.#random.chance(70),
    ]);
  }

  async #award(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const thanked = this.#random.some(members, 1 + this.#random.below(4)).map(({ address }) => address);
    const amounts = thanked.map(() => 1 + this.#random.below(50));
    await this.#city.reputation(this.#city.admin, 'awardBatch', [
      commonsId,
      thanked,
      amounts,
      this.#digest(),
    ]);
  }

  async #revoke(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const { address } = this.#random.pick(members);
    const amount = 1 + this.#random.below(10);
    await this.#city.reputation(this.#city.admin, 'revoke', [commonsId, address, amount, this.#digest()]);
  }

  async #open(mode = this.#random.pick(modes)): Promise<void> {
    const { commonsId } = this.#random.pick(this.#commons);
    const sheet = {
      budget: 1000n,
      commons: `Commons ${commonsId}`,
      question: `Question ${this.#ballots.length}?`,
      options: Array.from({ length: mode.optionCount }, (_, i) => ({
        cost: BigInt(50 + this.#random.below(400)),
        label: `Option ${i + 1}`,
      })),
    };
    const now = await this.#city.now();
    const start = this.#random.chance(75) ? 0 : now + 200;
    const end = now + 1000 + this.#random.below(3000);
    this.#ballots.push(await this.#city.open(commonsId, mode, sheet, { start, end }, this.#digest()));
    // Who is a member now may vote from the next second on.
    if (start === 0) await this.#city.passTime(1);
  }

  async #vote(bring: (ballot: OpenedBallot, votes: Choice[]) => Promise<void>): Promise<void> {
    const ballot = this.#random.pick(this.#ballots.slice(-4));
    const members = this.#commons.find(({ commonsId }) => commonsId === ballot.commonsId)?.members ?? [];
    const voters = this.#random.some(members, 1 + this.#random.below(10));
    await bring(
      ballot,
      voters.map((voter) => ({ voter, points: this.#points(ballot.mode) })),
    );
  }

  /** Points that the mode takes, most of the time. */
  #points(mode: BallotMode): number[] {
    const points = new Array<number>(mode.optionCount).fill(0);
    const options = this.#random.some([...points.keys()], this.#random.below(mode.maxChoices + 1));
    let left = mode.points;
    for (const option of options) {
      const most = Math.min(mode.maxPerOption, mode.costExponent === 2 ? Math.floor(Math.sqrt(left)) : left);
      const given = Math.min(most, 1 + this.#random.below(mode.maxPerOption));
      points[option] = given;
      left -= given ** mode.costExponent;
    }
    return points;
  }

  async #finalize(): Promise<void> {
    await this.#onBallot(({ ballotId, sheet }) => [
      this.#city.relayer,
      'finalize',
      [ballotId, bytesToHex(encodeSheet(sheet))],
    ]);
  }

  /** A proposal after the end, then a contest, an answer or the end of the window. */
  async #settleByProposal(next = this.#random.pick(sequels)): Promise<void> {
    const ballot = this.#random.pick(
      this.#ballots.filter(({ mode }) => rules[mode.rule].settledBy === 'proposal'),
    );
    const sheet = bytesToHex(encodeSheet(ballot.sheet));
    const { voteDigest, end } = await this.#city.client.readContract({
      address: this.#city.stack.contracts.ballotBox,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballot.ballotId],
    });
    const wait = end - (await this.#city.now());
    if (wait >= 0) await this.#city.passTime(wait + 1);
    await this.#city.ballotBox(this.#city.relayer, 'proposeResult', [ballot.ballotId, 3n, voteDigest, sheet]);
    if (next === 'contest') await this.#contest(ballot, sheet);
    if (next !== 'settle') return;
    await this.#city.passTime(61);
    await this.#city.ballotBox(this.#city.relayer, 'finalize', [ballot.ballotId, '0x']);
  }

  async #contest({ ballotId, commonsId }: OpenedBallot, sheet: Hex): Promise<void> {
    const members = this.#commons.find((commons) => commons.commonsId === commonsId)?.members ?? [];
    // The first members were there before the ballot, as whoever contests must have been.
    await this.#city.ballotBox(this.#random.pick(members.slice(0, 3)), 'contest', [ballotId, this.#digest()]);
    if (this.#random.chance(30)) return;
    await this.#city.ballotBox(this.#city.admin, 'answerContest', [ballotId, 1n, this.#digest(), sheet]);
  }

  async #onBallot(
    call: (ballot: OpenedBallot) => readonly [LocalAccount, 'cancel' | 'finalize', readonly unknown[]],
  ): Promise<void> {
    await this.#city.ballotBox(...call(this.#random.pick(this.#ballots)));
  }

  async #place(): Promise<void> {
    const { commonsId } = this.#random.pick(this.#commons);
    const place = [this.#random.below(90_000_000), -this.#random.below(180_000_000)];
    await this.#city.registry(this.#city.admin, 'updateCommons', [commonsId, ...place, this.#digest()]);
    await this.#city.registry(this.#city.admin, 'updateMunicipality', [this.#municipalityId, this.#digest()]);
  }

  async #suspend(): Promise<void> {
    const { commonsId } = this.#random.pick(this.#commons);
    await this.#city.registry(this.#city.admin, 'setCommonsStatus', [commonsId, 2]);
    if (this.#random.chance(80))
      await this.#city.registry(this.#city.admin, 'setCommonsStatus', [commonsId, 1]);
  }

  async #pause(): Promise<void> {
    const guardian = localAccount(roles.guardian);
    await this.#city.ballotBox(guardian, 'setOpeningPaused', [true]);
    await this.#city.ballotBox(guardian, 'setOpeningPaused', [false]);
  }

  async #otherIssuer(): Promise<void> {
    const { address } = this.#newPerson();
    await this.#city.registry(this.#city.admin, 'setIssuer', [this.#municipalityId, address, true]);
    if (this.#random.chance(50)) {
      await this.#city.registry(this.#city.admin, 'setIssuer', [this.#municipalityId, address, false]);
    }
  }

  /** The administration goes to another account and, unless it is left offered, back again. */
  async #offerAdministration(): Promise<void> {
    const other = localAccount(roles.athinaAdmin);
    const { admin } = this.#city;
    await this.#city.registry(admin, 'offerAdmin', [this.#municipalityId, other.address]);
    if (this.#random.chance(40)) return;
    await this.#city.registry(other, 'acceptAdmin', [this.#municipalityId]);
    await this.#city.registry(other, 'offerAdmin', [this.#municipalityId, admin.address]);
    await this.#city.registry(admin, 'acceptAdmin', [this.#municipalityId]);
  }

  /** An upgrade that would wait for months, and sometimes is withdrawn at once. */
  async #scheduleUpgrade(): Promise<void> {
    const upgrader = localAccount(roles.upgrader);
    const target = this.#city.stack.contracts.reputation;
    const data = encodeFunctionData({
      abi: reputationAbi,
      functionName: 'upgradeToAndCall',
      args: [this.#newPerson().address, '0x'],
    });
    await this.#city.accessManager(upgrader, 'schedule', [target, data, 0]);
    if (this.#random.chance(50)) {
      await this.#city.accessManager(upgrader, 'cancel', [upgrader.address, target, data]);
    }
  }

  #newPerson(): LocalAccount {
    return this.#city.person(`${this.#name} person ${this.#people++}`);
  }

  #digest(): Hex {
    return keccak256(toHex(`${this.#name} ${this.#random.below(2 ** 30)}`));
  }
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}
