import { FutureType, type IgnitionModule } from '@nomicfoundation/ignition-core';
import Patto from '../../ignition/modules/Patto.ts';

/** The names of the contracts that Ignition puts on a chain, in the order of the alphabet. */
export function deployedContracts(): string[] {
  return [...new Set(contractsOf(Patto))].sort();
}

function contractsOf(module: IgnitionModule): string[] {
  const own = [...module.futures].flatMap((future) =>
    future.type === FutureType.NAMED_ARTIFACT_CONTRACT_DEPLOYMENT ? [future.contractName] : [],
  );
  return [...own, ...[...module.submodules].flatMap(contractsOf)];
}
