import { concatHex, keccak256, stringToHex, type Hex } from 'viem';

/**
 * The keys of an imported file's voters follow from the file and the voter's id, so that a stopped import finds
 * them again. Anyone who has the file can derive them: they stand for people on a demonstration, and guard nothing.
 */
export interface VoterOrigin {
  /** sha2-256 of the file. */
  fileDigest: Hex;
  /** Sets apart imports of the same file into different commons. */
  seed: number;
}

/** The voter's private key. */
export function voterKey(origin: VoterOrigin, voterId: string): Hex {
  return derived('patto voter key', origin, voterId);
}

/** The voter's person tag. */
export function voterPersonTag(origin: VoterOrigin, voterId: string): Hex {
  return derived('patto voter tag', origin, voterId);
}

function derived(purpose: string, { fileDigest, seed }: VoterOrigin, voterId: string): Hex {
  return keccak256(concatHex([stringToHex(`${purpose} ${seed} ${voterId} `), fileDigest]));
}
