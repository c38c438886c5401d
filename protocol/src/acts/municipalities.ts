// Letting municipalities in, and what they say of themselves. All calls go to CommonsRegistry.
import { encodeFunctionData, parseEventLogs, type Address, type Hex, type TransactionReceipt } from 'viem';
import { commonsRegistryAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';
import { onlyEvent } from './receipt.ts';

/**
 * Recognises a municipality. Only the registrar.
 *
 * Refused by `AccessManagedUnauthorized`, `CommonsRegistryInvalidAdmin` (the zero account).
 */
export function registerMunicipality(
  commonsRegistry: Address,
  municipality: {
    /** Acts for it from now on. */
    admin: Address;
    /** sha2-256 of its public document. */
    metadataDigest: Hex;
  },
): Call {
  const args = [municipality.admin, municipality.metadataDigest] as const;
  return {
    to: commonsRegistry,
    data: encodeFunctionData({ abi, functionName: 'registerMunicipality', args }),
  };
}

/** The number of the municipality that a transaction registered. @throws where it registered none */
export function municipalityRegisteredBy(receipt: TransactionReceipt): number {
  const { logs } = receipt;
  return onlyEvent(parseEventLogs({ abi, logs, eventName: 'MunicipalityRegistered' }), receipt).args
    .municipalityId;
}

/**
 * Replaces the municipality's document. Only its admin.
 *
 * Refused by `CommonsRegistryUnknownMunicipality`, `CommonsRegistryNotMunicipalityAdmin`.
 */
export function updateMunicipality(
  commonsRegistry: Address,
  { municipalityId, metadataDigest }: { municipalityId: number; metadataDigest: Hex },
): Call {
  const args = [municipalityId, metadataDigest] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'updateMunicipality', args }) };
}

/**
 * Offers the administration to another account, which has it once it accepts. Only the admin.
 *
 * Refused by `CommonsRegistryUnknownMunicipality`, `CommonsRegistryNotMunicipalityAdmin`.
 */
export function offerAdministration(
  commonsRegistry: Address,
  { municipalityId, candidate }: { municipalityId: number; candidate: Address },
): Call {
  const args = [municipalityId, candidate] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'offerAdmin', args }) };
}

/**
 * Takes over the administration that was offered to the sender.
 *
 * Refused by `CommonsRegistryUnknownMunicipality`, `CommonsRegistryNotCandidate`.
 */
export function acceptAdministration(
  commonsRegistry: Address,
  { municipalityId }: { municipalityId: number },
): Call {
  const args = [municipalityId] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'acceptAdmin', args }) };
}

/**
 * Trusts an issuer of eligibility, or no longer. Only the municipality's admin.
 *
 * Refused by `CommonsRegistryUnknownMunicipality`, `CommonsRegistryNotMunicipalityAdmin`.
 */
export function setIssuer(
  commonsRegistry: Address,
  { municipalityId, issuer, trusted }: { municipalityId: number; issuer: Address; trusted: boolean },
): Call {
  const args = [municipalityId, issuer, trusted] as const;
  return { to: commonsRegistry, data: encodeFunctionData({ abi, functionName: 'setIssuer', args }) };
}
