import {
  concat,
  domainSeparator,
  hexToBytes,
  keccak256,
  numberToHex,
  recoverAddress,
  stringToHex,
  toHex,
  type Hex,
} from 'viem';
import type { BallotMode } from '../ballots/mode.ts';
import { decodeSheet } from '../ballots/sheet.ts';
import { pattoDomain } from '../signing/domain.ts';
import { choiceText, compactSignature, decodeChoices } from '../ballots/vote.ts';
import type { RecountContracts } from './record.ts';
import type { Difference } from './report.ts';
import type { SignedVote } from './sent.ts';

/** What all signatures of a ballot share. Survives `structuredClone`. */
export interface SigningContext {
  chainId: number;
  contracts: RecountContracts;
  ballotId: number;
  mode: BallotMode;
  sheet: Hex;
}

const voteType = 'Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)';

/**
 * Recovers who signed each vote and compares with the member's account. A pure function of a slice: a caller with
 * threads can give each its part and put the answers together.
 */
export async function checkSignatures(
  context: SigningContext,
  votes: readonly SignedVote[],
): Promise<Difference[]> {
  const digestOf = voteDigester(context);
  const differences: Difference[] = [];
  for (const { signature, others, choices, account, member, place } of votes) {
    const expected = account ?? 'nobody';
    const found = await signerOf(digestOf, choices, signature);
    let signed = found === expected;
    for (const other of others) signed ||= (await signerOf(digestOf, choices, other)) === expected;
    if (!signed) differences.push({ kind: 'signature', place, member, expected, found });
  }
  return differences;
}

/** Hashes the signed message of a ballot's votes; what they share, and each choice's text, is hashed once. */
export function voteDigester({
  chainId,
  contracts,
  ballotId,
  mode,
  sheet,
}: SigningContext): (choices: bigint) => Hex {
  const words = decodeSheet(hexToBytes(sheet));
  const labels = words.options.map(({ label }) => label);
  const domain = domainSeparator({
    domain: pattoDomain({ chainId, verifyingContract: contracts.ballotBox }),
  });
  const shared = concat([
    keccak256(stringToHex(voteType)),
    numberToHex(ballotId, { size: 32 }),
    keccak256(stringToHex(words.commons)),
    keccak256(stringToHex(words.question)),
  ]);
  const known = new Map<bigint, Hex>();
  return (choices) => {
    const before = known.get(choices);
    if (before !== undefined) return before;
    const text = keccak256(stringToHex(choiceText(labels, decodeChoices(choices, mode), mode)));
    const struct = keccak256(concat([shared, text, toHex(choices, { size: 32 })]));
    const digest = keccak256(concat(['0x1901', domain, struct]));
    known.set(choices, digest);
    return digest;
  };
}

async function signerOf(
  digestOf: (choices: bigint) => Hex,
  choices: bigint,
  signature: Hex,
): Promise<string> {
  try {
    const hash = digestOf(choices);
    const compact = compactSignature(signature);
    const yParityAndS = BigInt(`0x${compact.slice(66)}`);
    const s = yParityAndS & ((1n << 255n) - 1n);
    const parsed = {
      r: compact.slice(0, 66) as Hex,
      s: toHex(s, { size: 32 }),
      yParity: Number(yParityAndS >> 255n),
    };
    return (await recoverAddress({ hash, signature: parsed })).toLowerCase();
  } catch {
    return 'an invalid signature';
  }
}
