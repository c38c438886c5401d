// Acts that give something its number, each sent by the role whose act it is.
import { ballotOpenedBy, openBallot, type BallotToOpen } from '@patto/protocol/acts/ballots';
import { commonsCreatedBy, createCommons } from '@patto/protocol/acts/commons';
import { municipalityRegisteredBy, registerMunicipality } from '@patto/protocol/acts/municipalities';
import { boxToOpenIn } from '@patto/protocol/network/ballotBoxes';
import type { Network } from './network.ts';
import { sendAs } from './sender.ts';

/** Registers a municipality as the registrar and gives its number. */
export async function registeredMunicipality(
  network: Network,
  municipality: Parameters<typeof registerMunicipality>[1],
): Promise<number> {
  const call = registerMunicipality(network.contracts.commonsRegistry, municipality);
  return municipalityRegisteredBy(await sendAs(network, 'registrar', 'register the municipality', call));
}

/** Creates a commons as the municipality's admin and gives its number. */
export async function createdCommons(
  network: Network,
  commons: Parameters<typeof createCommons>[1],
): Promise<number> {
  const call = createCommons(network.contracts.commonsRegistry, commons);
  return commonsCreatedBy(await sendAs(network, 'municipality', 'create the commons', call));
}

/** Opens a ballot as the municipality and gives its number. */
export async function openedBallot(network: Network, ballot: BallotToOpen): Promise<number> {
  const call = openBallot(boxToOpenIn(network, 'points').address, ballot);
  return ballotOpenedBy(await sendAs(network, 'municipality', 'open the ballot', call));
}
