// Ballots live in boxes. Box n numbers its ballots from n * 100,000,000 + 1, so a ballot's number says which box it is in,
// and numbers, ids and addresses in the app never collide. Numbers stay below 2^31, where every reader counts exactly.
import type { Address } from 'viem';
import type { BallotKind } from './contracts.ts';

/** How many ballots a box can hold; `BALLOTS_PER_BOX` in BallotOpening.sol. */
export const ballotsPerBox = 100_000_000;

/** How many boxes a network can have. */
export const maxBoxes = Math.floor((2 ** 31 - 1) / ballotsPerBox);

/** One ballot box of a network. */
export interface BallotBox {
  /** Says which ballots are in it. */
  readonly number: number;
  readonly kind: BallotKind;
  readonly address: Address;
}

/** A network, as far as its boxes are told. */
export interface Boxes {
  readonly ballotBoxes: readonly BallotBox[];
}

/** A ballot's number that none of a network's boxes has. */
export class UnknownBoxError extends Error {
  override name = 'UnknownBoxError';
  constructor(ballotId: number) {
    super(`There is no ballot ${ballotId}: no ballot box of this network has that number`);
  }
}

/**
 * The box that a ballot is in, if there is such a ballot.
 * @throws UnknownBoxError where the network has no box for such a number.
 */
export function boxOf(network: Boxes, ballotId: number): BallotBox {
  const found = findBox(network, ballotId);
  if (found === undefined) throw new UnknownBoxError(ballotId);
  return found;
}

/** The same, or undefined where the network has no box for such a number. */
export function findBox({ ballotBoxes }: Boxes, ballotId: number): BallotBox | undefined {
  const number = Math.floor((ballotId - 1) / ballotsPerBox);
  return ballotBoxes.find((box) => box.number === number);
}

/**
 * The contracts that a ballot has to do with: its box beside those of which there is one each.
 * @throws UnknownBoxError where the network has no box for such a number.
 */
export function contractsOf<Contracts extends object>(
  network: Boxes & { readonly contracts: Contracts },
  ballotId: number,
): Contracts & { readonly ballotBox: Address } {
  return { ...network.contracts, ballotBox: boxOf(network, ballotId).address };
}

/** The numbers of the first and the last ballot that box n can hold. */
export function ballotRange(number: number): { readonly first: number; readonly last: number } {
  return { first: number * ballotsPerBox + 1, last: (number + 1) * ballotsPerBox };
}

/**
 * The box in which new ballots of a kind are opened: the newest, since a box that is mended takes over from the one before,
 * whose ballots end where they began.
 * @throws Error where the network has none of this kind.
 */
export function boxToOpenIn({ ballotBoxes }: Boxes, kind: BallotKind): BallotBox {
  const ofKind = ballotBoxes.filter((box: { readonly kind: string }) => box.kind === kind);
  const [newest] = ofKind.toSorted((a, b) => b.number - a.number);
  if (newest === undefined) throw new Error(`This network has no ballot box for ${kind} ballots`);
  return newest;
}
