import type { Call } from '@patto/protocol/acts/act';
import { cancelBallot, setOpeningPaused } from '@patto/protocol/acts/ballots';
import { type CommonsStatus, setCommonsStatus, updateCommons } from '@patto/protocol/acts/commons';
import {
  acceptMove,
  announceEnding,
  closeEnding,
  closeMove,
  endMembership,
  leaveCommons,
  proposeMove,
  rejoinCommons,
  setGuard,
  setSteward,
  vetoMove,
} from '@patto/protocol/acts/members';
import {
  acceptAdministration,
  offerAdministration,
  setIssuer,
  updateMunicipality,
} from '@patto/protocol/acts/municipalities';
import { awardReputation, revokeReputation } from '@patto/protocol/acts/reputation';
import { breakTie, contestResult, endorseResult, finalizeResult } from '@patto/protocol/acts/results';
import { cancelUpgrade, scheduleUpgrade } from '@patto/protocol/acts/upgrades';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
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
import { type Hex, type LocalAccount, bytesToHex, keccak256, toHex, zeroHash } from 'viem';
import localParameters from '../../../ignition/parameters/local.json' with { type: 'json' };
import { localAccount, roles } from '../../../scripts/stack/accounts.ts';
import { personTagOf, type Choice, type City, type OpenedBallot } from './city.ts';
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

/** The public wait of a local network, in seconds. */
const publicWait = localParameters.Commons.publicWait;

/** What may become of a result that was put forward. */
const sequels = ['tie', 'tie', 'settle', 'wait'] as const;

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
  /** By present account. */
  readonly #tags = new Map<string, Hex>();
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
    const { commonsRegistry } = city.stack.contracts;
    const trust = { municipalityId, issuer: city.issuer.address, trusted: true };
    await city.send(city.admin, setIssuer(commonsRegistry, trust));
    for (let i = 0; i < 3; i++) {
      const commons = { commonsId: await city.createCommons(municipalityId, zeroHash), members: [] };
      history.#commons.push(commons);
      for (let j = 0; j < 3; j++) await history.#join(commons);
    }
    // A tie is too rare to wait for.
    await history.#open(equalShares({ optionCount: 5, points: 10 }));
    await history.#settleByMembers('tie');
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
      ...often(2, 'leave', () => this.#member(leaveCommons)),
      ...often(6, 'rejoin', () => this.#rejoin()),
      ...often(3, 'guard', () => this.#guard()),
      ...often(4, 'propose move', () => this.#proposeMove()),
      ...often(3, 'end', () => this.#end()),
      ...often(2, 'move', () => this.#move()),
      ...often(3, 'steward', () => this.#steward()),
      ...often(3, 'award', () => this.#award()),
      ...often(2, 'revoke', () => this.#revoke()),
      ...often(4, 'open', () => this.#open()),
      ...often(2, 'cancel', () =>
        this.#onBallot((ballot) => [this.#city.admin, cancelBallot(this.#contracts.ballotBox, ballot)]),
      ),
      ...often(7, 'cast', () => this.#vote((ballot, votes) => this.#city.cast(ballot, first(votes)))),
      ...often(5, 'castFor', () => this.#vote((ballot, votes) => this.#city.castFor(ballot, first(votes)))),
      ...often(6, 'castBatch', () => this.#vote((ballot, votes) => this.#city.castBatch(ballot, votes))),
      ...often(4, 'time', () => this.#city.passTime(this.#random.below(1500))),
      ...often(4, 'finalize', () => this.#finalize()),
      ...often(8, 'settle', () => this.#settleByMembers()),
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
    for (const { address } of joining) this.#tags.set(address, personTagOf(address));
  }

  /** Who left may come back after eight days. */
  async #rejoin(): Promise<void> {
    if (this.#random.chance(30)) await this.#city.passTime(8 * 86_400);
    await this.#member(rejoinCommons);
  }

  async #guard(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const [member, guard] = this.#random.some(members, 2);
    if (member === undefined || guard === undefined) return;
    const call = setGuard(this.#contracts.membership, { commonsId, guard: guard.address });
    await this.#city.send(member, call);
  }

  /** A move without the owner's signature: accepted after the wait, vetoed, taken back or left open. */
  async #proposeMove(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const from = this.#random.pick(members);
    const to = this.#newPerson();
    const { membership } = this.#contracts;
    const move = { commonsId, from: from.address, to: to.address };
    await this.#city.send(this.#city.admin, proposeMove(membership, move));
    const member = { commonsId, memberIndex: await this.#city.indexOf(commonsId, from.address) };
    const next = this.#random.pick(['accept', 'accept', 'veto', 'close', 'wait'] as const);
    if (next === 'veto') await this.#city.send(from, vetoMove(membership, member));
    if (next === 'close') await this.#city.send(this.#city.admin, closeMove(membership, member));
    if (next !== 'accept') return;
    await this.#city.passTime(publicWait);
    await this.#city.send(to, acceptMove(membership, move));
    this.#moved(members, from, to);
  }

  /** The end of a membership: carried out after the wait, taken back or left announced. */
  async #end(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const { address } = this.#random.pick(members.slice(3));
    const { membership } = this.#contracts;
    const ending = { commonsId, account: address, personTag: this.#tags.get(address) ?? zeroHash };
    await this.#city.send(this.#city.admin, announceEnding(membership, ending));
    const memberIndex = await this.#city.indexOf(commonsId, address);
    const next = this.#random.pick(['end', 'end', 'close', 'wait'] as const);
    if (next === 'close')
      await this.#city.send(this.#city.admin, closeEnding(membership, { commonsId, memberIndex }));
    if (next !== 'end') return;
    await this.#city.passTime(publicWait);
    await this.#city.send(this.#city.admin, endMembership(membership, ending));
  }

  /** The membership and its tag are another account's now. */
  #moved(members: LocalAccount[], from: LocalAccount, to: LocalAccount): void {
    members.splice(members.indexOf(from), 1, to);
    this.#tags.set(to.address, this.#tags.get(from.address) ?? zeroHash);
  }

  async #member(act: typeof leaveCommons | typeof rejoinCommons): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    await this.#city.send(this.#random.pick(members), act(this.#contracts.membership, { commonsId }));
  }

  async #move(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const from = this.#random.pick(members);
    const to = this.#newPerson();
    await this.#city.move(commonsId, from, to);
    this.#moved(members, from, to);
  }

  async #steward(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const { address } = this.#random.pick(members);
    const entrusted = { commonsId, account: address, steward: this.#random.chance(70) };
    await this.#city.send(this.#city.admin, setSteward(this.#contracts.membership, entrusted));
  }

  async #award(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const accounts = this.#random.some(members, 1 + this.#random.below(4)).map(({ address }) => address);
    const amounts = accounts.map(() => 1 + this.#random.below(50));
    const award = { commonsId, accounts, amounts, evidenceDigest: this.#digest() };
    await this.#city.send(this.#city.admin, awardReputation(this.#contracts.reputation, award));
  }

  async #revoke(): Promise<void> {
    const { commonsId, members } = this.#random.pick(this.#commons);
    const { address } = this.#random.pick(members);
    const amount = 1 + this.#random.below(10);
    const revocation = { commonsId, account: address, amount, evidenceDigest: this.#digest() };
    await this.#city.send(this.#city.admin, revokeReputation(this.#contracts.reputation, revocation));
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
      finalizeResult(this.#contracts.ballotBox, { ballotId, sheet: bytesToHex(encodeSheet(sheet)) }),
    ]);
  }

  /** A selection after the end, then a tie that the admin may break, another endorsement, or the end of the window. */
  async #settleByMembers(next = this.#random.pick(sequels)): Promise<void> {
    const ballot = this.#random.pick(
      this.#ballots.filter(({ mode }) => rules[mode.rule].settledBy === 'endorsement'),
    );
    const { ballotId } = ballot;
    const { ballotBox } = this.#contracts;
    const sheet = bytesToHex(encodeSheet(ballot.sheet));
    const { voteDigest, end } = await this.#city.client.readContract({
      address: this.#city.contracts.ballotBox,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args: [ballotId],
    });
    const wait = end - (await this.#city.now());
    if (wait >= 0) await this.#city.passTime(wait + 1);
    const endorse = (by: LocalAccount, selected: number[]) =>
      this.#city.send(by, endorseResult(ballotBox, { ballotId, selected, voteDigest, sheet }));
    // The first members were there before the ballot, as whoever endorses must have been.
    const members = this.#commons.find(({ commonsId }) => commonsId === ballot.commonsId)?.members ?? [];
    const [one, other, third] = members;
    if (one === undefined || other === undefined || third === undefined) return;
    await endorse(one, [0, 1]);
    if (next === 'wait') return;
    await endorse(other, next === 'tie' ? [0] : [0, 1]);
    if (this.#random.chance(50)) {
      await this.#city.send(third, contestResult(ballotBox, { ballotId, reasonDigest: this.#digest() }));
    }
    // The window and all that new selections add to it.
    await this.#city.passTime(61 * 8);
    if (next === 'settle') {
      await this.#city.send(this.#city.relayer, finalizeResult(ballotBox, { ballotId, sheet: '0x' }));
    } else if (this.#random.chance(70)) {
      const pick = { ballotId, selected: [0], reasonDigest: this.#digest() };
      await this.#city.send(this.#city.admin, breakTie(ballotBox, pick));
    }
  }

  async #onBallot(act: (ballot: OpenedBallot) => readonly [LocalAccount, Call]): Promise<void> {
    await this.#city.send(...act(this.#random.pick(this.#ballots)));
  }

  async #place(): Promise<void> {
    const { commonsId } = this.#random.pick(this.#commons);
    const latitude = this.#random.below(90_000_000);
    const longitude = -this.#random.below(180_000_000);
    const { commonsRegistry } = this.#contracts;
    const commons = { commonsId, latitude, longitude, metadataDigest: this.#digest() };
    await this.#city.send(this.#city.admin, updateCommons(commonsRegistry, commons));
    const municipality = { municipalityId: this.#municipalityId, metadataDigest: this.#digest() };
    await this.#city.send(this.#city.admin, updateMunicipality(commonsRegistry, municipality));
  }

  async #suspend(): Promise<void> {
    const { commonsId } = this.#random.pick(this.#commons);
    const become = (status: CommonsStatus) =>
      this.#city.send(
        this.#city.admin,
        setCommonsStatus(this.#contracts.commonsRegistry, { commonsId, status }),
      );
    await become('Suspended');
    if (this.#random.chance(80)) await become('Active');
  }

  async #pause(): Promise<void> {
    const guardian = localAccount(roles.guardian);
    for (const paused of [true, false]) {
      await this.#city.send(guardian, setOpeningPaused(this.#contracts.ballotBox, { paused }));
    }
  }

  async #otherIssuer(): Promise<void> {
    const { address } = this.#newPerson();
    const trust = (trusted: boolean) => {
      const setting = { municipalityId: this.#municipalityId, issuer: address, trusted };
      return this.#city.send(this.#city.admin, setIssuer(this.#contracts.commonsRegistry, setting));
    };
    await trust(true);
    if (this.#random.chance(50)) await trust(false);
  }

  /** The administration goes to another account and, unless it is left offered, back again. */
  async #offerAdministration(): Promise<void> {
    const other = localAccount(roles.athinaAdmin);
    const { admin } = this.#city;
    const { commonsRegistry } = this.#contracts;
    const municipalityId = this.#municipalityId;
    const offer = (from: LocalAccount, to: LocalAccount) =>
      this.#city.send(from, offerAdministration(commonsRegistry, { municipalityId, candidate: to.address }));
    const accept = (by: LocalAccount) =>
      this.#city.send(by, acceptAdministration(commonsRegistry, { municipalityId }));
    await offer(admin, other);
    if (this.#random.chance(40)) return;
    await accept(other);
    await offer(other, admin);
    await accept(admin);
  }

  /** An upgrade that would wait for months, and sometimes is withdrawn at once. */
  async #scheduleUpgrade(): Promise<void> {
    const upgrader = localAccount(roles.upgrader);
    const { accessManager, reputation } = this.#contracts;
    const upgrade = { target: reputation, implementation: this.#newPerson().address };
    await this.#city.send(upgrader, scheduleUpgrade(accessManager, upgrade));
    if (this.#random.chance(50)) {
      const announced = { ...upgrade, announcedBy: upgrader.address };
      await this.#city.send(upgrader, cancelUpgrade(accessManager, announced));
    }
  }

  get #contracts() {
    return this.#city.contracts;
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
