import {
  bytesToHex,
  keccak256,
  numberToHex,
  pad,
  stringToHex,
  type Address,
  type Hex,
  type PrivateKeyAccount,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { signedBy, type Call } from '@patto/protocol/acts/act';
import { ballotOpenedBy, openBallot as openBallotCall } from '@patto/protocol/acts/ballots';
import { createCommons } from '@patto/protocol/acts/commons';
import { enterMembers } from '@patto/protocol/acts/members';
import { registerMunicipality, setIssuer } from '@patto/protocol/acts/municipalities';
import { castVotes } from '@patto/protocol/acts/votes';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import { encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { contractsAt, deployContracts, rolesOf } from '../../support/deployment.ts';
import type { Anvil } from './anvil.ts';

/** All contracts on a fresh chain, with one municipality and one commons that the first account administers. */
export async function deployPatto(chain: Anvil) {
  const { client, provider } = chain;
  const accounts = await client.getAddresses();
  const { deployer: admin, registrar, upgrader } = rolesOf(accounts);
  const sent = async (hash: Hex) => {
    const receipt = await client.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') throw new Error(`Transaction ${hash} failed`);
    return receipt;
  };

  const fromBlock = Number(await client.getBlockNumber());
  const contracts = contractsAt(await deployContracts({ provider, accounts }), client);
  const { registry } = contracts;
  const doesAs = (account: Address) => async (call: Call, gas?: bigint) =>
    sent(await client.sendTransaction({ account, chain: null, ...call, ...(gas && { gas }) }));
  /** Sends an act as the admin. `gas` for calls whose need an estimate does not see. */
  const does = doesAs(admin);
  const metadataDigest = keccak256('0x01');
  const place = { latitude: 45_070_000, longitude: 7_680_000 };
  await doesAs(registrar)(registerMunicipality(registry.address, { admin, metadataDigest }));
  await does(createCommons(registry.address, { municipalityId: 1, ...place, metadataDigest }));
  await does(setIssuer(registry.address, { municipalityId: 1, issuer: issuer.address, trusted: true }));
  return { ...chain, contracts, admin, registrar, upgrader, does, doesAs, fromBlock, commonsId: 1, sent };
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
  const { contracts, commonsId, does, client } = patto;
  const accounts = Array.from({ length: to - from }, (_, i) => resident(from + i).address);
  const personTags = accounts.map((account) => keccak256(account));
  const place = { chainId: await client.getChainId(), verifyingContract: contracts.membership.address };
  const deadline = 2 ** 40;
  const act = enterMembers(place, { commonsId, accounts, personTags, issuedAt: 1, deadline });
  await does(await signedBy(issuer, act));
}

/** A ballot that is open from the next block on, for an hour. */
export async function openBallot(patto: Deployment, mode: BallotMode, sheet: BallotSheet) {
  const sheetBytes = bytesToHex(encodeSheet(sheet));
  return { ...(await openBallotBySheet(patto, mode, sheetBytes)), mode, sheet, sheetBytes };
}

/** The same by the bytes of a sheet, which may be no sheet at all. */
export async function openBallotBySheet(patto: Deployment, mode: BallotMode, sheetBytes: Hex) {
  const { contracts, commonsId, does, client } = patto;
  const { timestamp } = await client.getBlock();
  const end = Number(timestamp) + 3_600;
  const digests = { sheetDigest: keccak256(sheetBytes), metadataDigest: keccak256('0x02') };
  const call = openBallotCall(contracts.ballotBox.address, { commonsId, mode, start: 0, end, ...digests });
  const ballotId = ballotOpenedBy(await does(call));
  // Blocks of one second share its time, and votes are taken from the second after the start.
  await client.increaseTime({ seconds: 1 });
  await client.mine({ blocks: 1 });
  return { ballotId, end };
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
  { contracts, does }: Deployment,
  { ballotId, mode, sheetBytes }: OpenBallot,
  votes: readonly { signature: Hex; choices: bigint }[],
) {
  const batch = { ballotId, entries: encodeBatch(votes, mode), sheet: sheetBytes };
  return does(castVotes(contracts.ballotBox.address, batch));
}

/** Moves the chain's clock past the end of a ballot. */
export async function endBallot({ client }: Deployment, { end }: OpenBallot): Promise<void> {
  await client.setNextBlockTimestamp({ timestamp: BigInt(end + 1) });
  await client.mine({ blocks: 1 });
}
