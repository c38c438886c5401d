// Commons, as their municipality recognises them. All calls go to CommonsRegistry.
import { encodeFunctionData, parseEventLogs, type Address, type Hex, type TransactionReceipt } from 'viem';
import { commonsRegistryAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';
import { onlyEvent } from './receipt.ts';

/** A place in 1e-6 degrees. */
export interface Position {
  /** -90e6 to 90e6, south is negative. */
  latitude: number;
  /** -180e6 to 180e6, west is negative. */
  longitude: number;
}

/** `CommonsStatus` of ICommonsRegistry.sol. */
const statusNumbers = { Active: 1, Suspended: 2, Closed: 3 } as const;

/** Whether a commons takes part in public life. */
export type CommonsStatus = keyof typeof statusNumbers;

/**
 * Creates an active commons. Only the municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownMunicipality`, `CommonsRegistryNotMunicipalityAdmin`,
 * `CommonsRegistryInvalidPosition`.
 */
export function createCommons(
  commonsRegistry: Address,
  commons: Position & {
    municipalityId: number;
    /** sha2-256 of its public document. */
    metadataDigest: Hex;
  },
): Call {
  const { municipalityId, latitude, longitude, metadataDigest } = commons;
  const args = [municipalityId, latitude, longitude, metadataDigest] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'createCommons', args }) };
}

/** The number of the commons that a transaction created. @throws where it created none */
export function commonsCreatedBy(receipt: TransactionReceipt): number {
  const { logs } = receipt;
  return onlyEvent(parseEventLogs({ abi, logs, eventName: 'CommonsCreated' }), receipt).args.commonsId;
}

/**
 * Replaces the place and the document of a commons. Only its municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownCommons`, `CommonsRegistryNotMunicipalityAdmin`,
 * `CommonsRegistryInvalidPosition`.
 */
export function updateCommons(
  commonsRegistry: Address,
  commons: Position & {
    commonsId: number;
    /** sha2-256 of its public document. */
    metadataDigest: Hex;
  },
): Call {
  const { commonsId, latitude, longitude, metadataDigest } = commons;
  const args = [commonsId, latitude, longitude, metadataDigest] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'updateCommons', args }) };
}

/**
 * Activates, suspends or closes a commons. Only its municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownCommons`, `CommonsRegistryNotMunicipalityAdmin`.
 */
export function setCommonsStatus(
  commonsRegistry: Address,
  { commonsId, status }: { commonsId: number; status: CommonsStatus },
): Call {
  const args = [commonsId, statusNumbers[status]] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'setCommonsStatus', args }) };
}
