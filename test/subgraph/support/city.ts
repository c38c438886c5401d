import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { type BallotSheet, encodeSheet, sheetDigest } from '@patto/protocol/ballots/sheet';
import { eligibilityListTypedData, moveTypedData, voteTypedData } from '@patto/protocol/typedData';
import { type BatchEntry, encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import {
  type Abi,
  type Account,
  type Address,
  type Hex,
  type LocalAccount,
  type PublicClient,
  type WalletClient,
  bytesToHex,
  createPublicClient,
  createWalletClient,
  http,
  keccak256,
  toHex,
  zeroHash,
} from 'viem';
import * as v from 'valibot';
import { privateKeyToAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';
import { localAccount, roles } from '../../../scripts/stack/accounts.ts';
import { rpc } from '../../../scripts/stack/chain-rpc.ts';
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

/** Who acts on a local stack's contracts, each call mined when it returns. */
export class City {
  readonly client: PublicClient;
  readonly admin = localAccount(roles.torinoAdmin);
  readonly issuer = localAccount(roles.issuer);
  readonly relayer = localAccount(roles.relayer);
  readonly stack: StackDescription;
  readonly #wallet: WalletClient;

  constructor(stack: StackDescription) {
    this.stack = stack;
    const transport = http(stack.rpcUrl);
    this.client = createPublicClient({ chain: anvil, transport, pollingInterval: 20 });
    this.#wallet = createWalletClient({ chain: anvil, transport });
  }

  /** Keys of people, the same for the same name. */
  person(name: string): LocalAccount {
    return privateKeyToAccount(keccak256(toHex(name)));
  }

  /** @returns The municipality's number. */
  async registerMunicipality(metadataDigest: Hex): Promise<number> {
    const args = [this.admin.address, metadataDigest];
    return v.parse(
      v.number(),
      await this.registry(localAccount(roles.deployer), 'registerMunicipality', args),
    );
  }

  /** @returns The commons' number. */
  async createCommons(municipalityId: number, metadataDigest: Hex): Promise<number> {
    const args = [municipalityId, 45_070_339, -7_686_864, metadataDigest];
    return v.parse(v.number(), await this.registry(this.admin, 'createCommons', args));
  }

  registry(account: Account, functionName: RegistryCall, args: readonly unknown[]) {
    return this.#write(account, {
      address: this.stack.contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      functionName,
      args,
    });
  }

  membership(account: Account, functionName: MembershipCall, args: readonly unknown[]) {
    return this.#write(account, {
      address: this.stack.contracts.membership,
      abi: membershipAbi,
      functionName,
      args,
    });
  }

  reputation(account: Account, functionName: 'awardBatch' | 'revoke', args: readonly unknown[]) {
    return this.#write(account, {
      address: this.stack.contracts.reputation,
      abi: reputationAbi,
      functionName,
      args,
    });
  }

  ballotBox(account: Account, functionName: BallotBoxCall, args: readonly unknown[]) {
    return this.#write(account, {
      address: this.stack.contracts.ballotBox,
      abi: ballotBoxAbi,
      functionName,
      args,
    });
  }

  accessManager(account: Account, functionName: 'schedule' | 'cancel', args: readonly unknown[]) {
    return this.#write(account, {
      address: this.stack.contracts.accessManager,
      abi: accessManagerAbi,
      functionName,
      args,
    });
  }

  /** Enters people with the issuer's signature; who is in already is skipped by the contract. */
  async joinBatch(commonsId: number, people: readonly Address[]): Promise<void> {
    const message = {
      commonsId,
      accounts: people,
      personTags: people.map((account) => keccak256(account)),
      deadline: farAway,
    };
    const signature = await this.issuer.signTypedData(
      eligibilityListTypedData(this.#place('membership'), message),
    );
    await this.membership(this.relayer, 'joinBatch', [
      commonsId,
      message.accounts,
      message.personTags,
      farAway,
      signature,
    ]);
  }

  /** A member moves to a new account, by its own signature. */
  async move(commonsId: number, from: LocalAccount, to: LocalAccount): Promise<void> {
    const message = { commonsId, from: from.address, to: to.address, deadline: farAway };
    const signature = await from.signTypedData(moveTypedData(this.#place('membership'), message));
    await this.membership(to, 'move', [commonsId, from.address, farAway, signature]);
  }

  async open(
    commonsId: number,
    mode: BallotMode,
    sheet: BallotSheet,
    period: { start: number; end: number },
    metadataDigest: Hex = zeroHash,
  ): Promise<OpenedBallot> {
    const args = [commonsId, encodeMode(mode), period.start, period.end, sheetDigest(sheet), metadataDigest];
    const ballotId = v.parse(v.number(), await this.ballotBox(this.admin, 'open', args));
    return { ballotId, commonsId, mode, sheet };
  }

  /** The channel of who has the means to pay: its own transaction. */
  async cast({ ballotId, mode }: OpenedBallot, { voter, points }: Choice): Promise<void> {
    await this.ballotBox(voter, 'cast', [ballotId, encodeChoices(points, mode)]);
  }

  /** One signed vote, brought by the relayer. */
  async castFor(ballot: OpenedBallot, choice: Choice): Promise<void> {
    const { signature, choices } = await this.sign(ballot, choice);
    const args = [
      ballot.ballotId,
      choices,
      choice.voter.address,
      signature,
      bytesToHex(encodeSheet(ballot.sheet)),
    ];
    await this.ballotBox(this.relayer, 'castFor', args);
  }

  /** Many signed votes, brought by the relayer. */
  async castBatch(ballot: OpenedBallot, votes: readonly Choice[]): Promise<void> {
    const entries = await Promise.all(votes.map((vote) => this.sign(ballot, vote)));
    await this.castEntries(ballot, entries);
  }

  async castEntries(ballot: OpenedBallot, entries: readonly BatchEntry[]): Promise<void> {
    const { ballotId, mode, sheet } = ballot;
    await this.ballotBox(this.relayer, 'castBatch', [
      ballotId,
      encodeBatch(entries, mode),
      bytesToHex(encodeSheet(sheet)),
    ]);
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
    return { chainId: this.stack.chainId, verifyingContract: this.stack.contracts[contract] };
  }

  /** @returns What the call returns. @throws viem's error with the contract's reason when it is refused. */
  async #write(account: Account, call: Call): Promise<unknown> {
    const { result } = await this.client.simulateContract({ ...call, account });
    const hash = await this.#wallet.writeContract({ ...call, account, chain: anvil, gasPrice: 0n });
    const receipt = await this.client.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') throw new Error(`${call.functionName} was refused`);
    return result;
  }
}

interface Call {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

type RegistryCall =
  | 'registerMunicipality'
  | 'updateMunicipality'
  | 'offerAdmin'
  | 'acceptAdmin'
  | 'setIssuer'
  | 'createCommons'
  | 'updateCommons'
  | 'setCommonsStatus';
type MembershipCall = 'joinBatch' | 'resign' | 'rejoin' | 'move' | 'setSteward';
type BallotBoxCall =
  | 'open'
  | 'cancel'
  | 'cast'
  | 'castFor'
  | 'castBatch'
  | 'finalize'
  | 'proposeResult'
  | 'contest'
  | 'answerContest'
  | 'setOpeningPaused';
