import { bytesToHex, keccak256, numberToHex, pad, stringToHex, type Hex, type PrivateKeyAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { encodeSheet, sheetDigest, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { eligibilityListTypedData } from '@patto/protocol/members/messages';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import { encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { contractsAt, deployContracts, rolesOf } from '../../support/deployment.ts';
import type { Anvil } from './anvil.ts';

/** All contracts on a fresh chain, with one municipality and one commons that the first account administers. */
export async function deployPatto(chain: Anvil) {
  const { client, provider } = chain;
  const accounts = await client.getAddresses();
  const { deployer: admin, registrar } = rolesOf(accounts);
  const sent = async (hash: Hex) => {
    const receipt = await client.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') throw new Error(`Transaction ${hash} failed`);
    return receipt;
  };

  const fromBlock = Number(await client.getBlockNumber());
  const contracts = contractsAt(await deployContracts({ provider, accounts }), client);
  const asAdmin = { account: admin, chain: null };
  const asRegistrar = { account: registrar, chain: null };
  const digest = keccak256('0x01');
  await sent(await contracts.registry.write.registerMunicipality([admin, digest], asRegistrar));
  await sent(await contracts.registry.write.createCommons([1, 45_070_000, 7_680_000, digest], asAdmin));
  await sent(await contracts.registry.write.setIssuer([1, issuer.address, true], asAdmin));
  return { ...chain, contracts, admin, asAdmin, fromBlock, commonsId: 1, sent };
}

export type Deployment = Awaited<ReturnType<typeof deployPatto>>;

const issuer = privateKeyToAccount(keccak256(stringToHex('issuer')));

/** The key of a test's resident. */
export function resident(number: number): PrivateKeyAccount {
  return privateKeyToAccount(pad(numberToHex(number + 1_000)));
}

/** What a recount asks for. */
export function recountRequest({ contracts, fromBlock }: Deployment, ballotId: number) {
  const { membership, ballotBox, reputation } = contracts;
  const addresses = {
    membership: membership.address,
    ballotBox: ballotBox.address,
    reputation: reputation.address,
  };
  return { contracts: addresses, ballotId, fromBlock };
}

/** Residents `from` to `to` (not included) join, in one batch. */
export async function joinResidents(patto: Deployment, from: number, to: number): Promise<void> {
  const { contracts, commonsId, asAdmin, sent, client } = patto;
  const accounts = Array.from({ length: to - from }, (_, i) => resident(from + i).address);
  const personTags = accounts.map((account) => keccak256(account));
  const place = { chainId: await client.getChainId(), verifyingContract: contracts.membership.address };
  const deadline = 2 ** 40;
  const statement = eligibilityListTypedData(place, { commonsId, accounts, personTags, deadline });
  const signature = await issuer.signTypedData(statement);
  const args = [commonsId, accounts, personTags, deadline, signature] as const;
  await sent(await contracts.membership.write.joinBatch(args, asAdmin));
}

/** A ballot that is open from the next block on, for an hour. */
export async function openBallot(patto: Deployment, mode: BallotMode, sheet: BallotSheet) {
  const { contracts, commonsId, asAdmin, sent, client } = patto;
  const { timestamp } = await client.getBlock();
  const end = Number(timestamp) + 3_600;
  const args = [commonsId, mode, 0, end, sheetDigest(sheet), keccak256('0x02')] as const;
  await sent(await contracts.ballotBox.write.open(args, asAdmin));
  const ballotId = await contracts.ballotBox.read.ballotCount();
  // Blocks of one second share its time, and votes are taken from the second after the start.
  await client.increaseTime({ seconds: 1 });
  await client.mine({ blocks: 1 });
  return { ballotId, mode, sheet, sheetBytes: bytesToHex(encodeSheet(sheet)), end };
}

export type OpenBallot = Awaited<ReturnType<typeof openBallot>>;

/** A resident's signed vote. */
export async function signVote(
  { contracts, client }: Deployment,
  { ballotId, mode, sheet }: OpenBallot,
  voter: PrivateKeyAccount,
  points: readonly number[],
) {
  const place = { chainId: await client.getChainId(), verifyingContract: contracts.ballotBox.address };
  const signature = await voter.signTypedData(voteTypedData(place, { ballotId, sheet, mode, points }));
  return { signature, choices: encodeChoices(points, mode) };
}

/** Sends signed votes in one batch. */
export async function castBatch(
  { contracts, asAdmin, sent }: Deployment,
  { ballotId, mode, sheetBytes }: OpenBallot,
  votes: readonly { signature: Hex; choices: bigint }[],
) {
  const args = [ballotId, encodeBatch(votes, mode), sheetBytes] as const;
  return sent(await contracts.ballotBox.write.castBatch(args, asAdmin));
}

/** Moves the chain's clock past the end of a ballot. */
export async function endBallot({ client }: Deployment, { end }: OpenBallot): Promise<void> {
  await client.setNextBlockTimestamp({ timestamp: BigInt(end + 1) });
  await client.mine({ blocks: 1 });
}
