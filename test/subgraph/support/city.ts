import { type Call, signedBy } from '@patto/protocol/acts/act';
import { ballotOpenedBy, openBallot } from '@patto/protocol/acts/ballots';
import { commonsCreatedBy, createCommons } from '@patto/protocol/acts/commons';
import { enterMembers, moveMembership } from '@patto/protocol/acts/members';
import { municipalityRegisteredBy, registerMunicipality } from '@patto/protocol/acts/municipalities';
import { castVote, castVoteFor, castVotes } from '@patto/protocol/acts/votes';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { type BallotSheet, encodeSheet, sheetDigest } from '@patto/protocol/ballots/sheet';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember } from '@patto/protocol/members/member';
import { type BallotBox, boxToOpenIn } from '@patto/protocol/network/ballotBoxes';
import type { ContractAddresses } from '@patto/protocol/network/description';
import { type BatchEntry, encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import {
  type Account,
  type Address,
  type Hex,
  type LocalAccount,
  type PublicClient,
  type TransactionReceipt,
  type WalletClient,
  bytesToHex,
  createPublicClient,
  createWalletClient,
  http,
  keccak256,
  toHex,
  zeroHash,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';
import { localAccount, roles } from '../../../scripts/stack/accounts.ts';
import { rpc } from '../../../scripts/stack/chainRpc.ts';
import type { StackDescription } from '../../../scripts/stack/description.ts';

/** A ballot with what voters need to sign. */
export interface OpenedBallot {
  readonly ballotId: number;
  readonly commonsId: number;
  readonly mode: BallotMode;
  readonly sheet: BallotSheet;
}

/** One vote to be signed. */
export interface Choice {
  readonly voter: LocalAccount;
  readonly points: readonly number[];
}

const farAway = 4_000_000_000;

/** A person's tag, the same in every commons. */
export function personTagOf(account: Address): Hex {
  return keccak256(account);
}

/** Who acts on a local stack's contracts, each call mined when it returns. */
export class City {
  readonly client: PublicClient;
  readonly admin = localAccount(roles.torinoAdmin);
  readonly issuer = localAccount(roles.issuer);
  readonly relayer = localAccount(roles.relayer);
  readonly stack: StackDescription;
  /** With the box in which ballots are opened and voted. */
  readonly contracts: ContractAddresses & { readonly ballotBox: Address };
  readonly #wallet: WalletClient;

  constructor(stack: StackDescription, box: BallotBox = boxToOpenIn(stack, 'points')) {
    this.stack = stack;
    this.contracts = { ...stack.contracts, ballotBox: box.address };
    const transport = http(stack.rpcUrl);
    this.client = createPublicClient({ chain: anvil, transport, pollingInterval: 20, cacheTime: 0 });
    this.#wallet = createWalletClient({ chain: anvil, transport });
  }

  /** Keys of people, the same for the same name. */
  person(name: string): LocalAccount {
    return privateKeyToAccount(keccak256(toHex(name)));
  }

  /** @returns The municipality's number. */
  async registerMunicipality(metadataDigest: Hex): Promise<number> {
    const { commonsRegistry } = this.contracts;
    const call = registerMunicipality(commonsRegistry, { admin: this.admin.address, metadataDigest });
    return municipalityRegisteredBy(await this.send(localAccount(roles.deployer), call));
  }

  /** @returns The commons' number. */
  async createCommons(municipalityId: number, metadataDigest: Hex): Promise<number> {
    const commons = { municipalityId, latitude: 45_070_339, longitude: -7_686_864, metadataDigest };
    const call = createCommons(this.contracts.commonsRegistry, commons);
    return commonsCreatedBy(await this.send(this.admin, call));
  }

  /** Enters people with the issuer's signature; who is in already is skipped by the contract. */
  async joinBatch(commonsId: number, people: readonly Address[]): Promise<void> {
    const personTags = people.map(personTagOf);
    const list = { commonsId, accounts: people, personTags, issuedAt: 1, deadline: farAway };
    await this.send(this.relayer, await signedBy(this.issuer, enterMembers(this.#place('membership'), list)));
  }

  /** A member moves to a new account, by its own signature. */
  async move(commonsId: number, from: LocalAccount, to: LocalAccount): Promise<void> {
    const message = { commonsId, from: from.address, to: to.address, deadline: farAway };
    await this.send(to, await signedBy(from, moveMembership(this.#place('membership'), message)));
  }

  /** The number of a member in its commons. */
  async indexOf(commonsId: number, account: Address): Promise<number> {
    const word = await this.client.readContract({
      address: this.contracts.membership,
      abi: membershipAbi,
      functionName: 'member',
      args: [commonsId, account],
    });
    return unpackMember(word)?.index ?? 0;
  }

  async open(
    commonsId: number,
    mode: BallotMode,
    sheet: BallotSheet,
    period: { start: number; end: number },
    metadataDigest: Hex = zeroHash,
  ): Promise<OpenedBallot> {
    const call = openBallot(this.contracts.ballotBox, {
      commonsId,
      mode,
      ...period,
      sheetDigest: sheetDigest(sheet),
      metadataDigest,
    });
    return { ballotId: ballotOpenedBy(await this.send(this.admin, call)), commonsId, mode, sheet };
  }

  /** The channel of who has the means to pay: its own transaction. */
  async cast({ ballotId, mode }: OpenedBallot, { voter, points }: Choice): Promise<void> {
    const vote = { ballotId, choices: encodeChoices(points, mode) };
    await this.send(voter, castVote(this.contracts.ballotBox, vote));
  }

  /** One signed vote, brought by the relayer. */
  async castFor(ballot: OpenedBallot, { voter, points }: Choice): Promise<void> {
    const act = castVoteFor(this.#place('ballotBox'), { ...ballot, points, signer: voter.address });
    await this.send(this.relayer, await signedBy(voter, act));
  }

  /** Many signed votes, brought by the relayer. */
  async castBatch(ballot: OpenedBallot, votes: readonly Choice[]): Promise<void> {
    const entries = await Promise.all(votes.map((vote) => this.sign(ballot, vote)));
    await this.castEntries(ballot, entries);
  }

  async castEntries({ ballotId, mode, sheet }: OpenedBallot, entries: readonly BatchEntry[]): Promise<void> {
    const batch = { ballotId, entries: encodeBatch(entries, mode), sheet: bytesToHex(encodeSheet(sheet)) };
    await this.send(this.relayer, castVotes(this.contracts.ballotBox, batch));
  }

  async sign({ ballotId, sheet, mode }: OpenedBallot, { voter, points }: Choice): Promise<BatchEntry> {
    const data = voteTypedData(this.#place('ballotBox'), { ballotId, sheet, mode, points });
    return { signature: await voter.signTypedData(data), choices: data.message.choices };
  }

  /** The chain's clock, in unix seconds. */
  async now(): Promise<number> {
    return Number((await this.client.getBlock()).timestamp);
  }

  async passTime(seconds: number): Promise<void> {
    await rpc(this.stack.rpcUrl, 'evm_increaseTime', [seconds]);
    await rpc(this.stack.rpcUrl, 'evm_mine');
  }

  #place(contract: 'membership' | 'ballotBox') {
    return { chainId: this.stack.chainId, verifyingContract: this.contracts[contract] };
  }

  /** Sends an act as this account. @throws viem's error, which says that it reverted, when the contract refuses it. */
  async send(account: Account, { to, data }: Call): Promise<TransactionReceipt> {
    await this.client.call({ account, to, data });
    const hash = await this.#wallet.sendTransaction({ account, to, data, chain: anvil, gasPrice: 0n });
    const receipt = await this.client.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') throw new Error(`Transaction ${hash} was reverted`);
    return receipt;
  }
}
