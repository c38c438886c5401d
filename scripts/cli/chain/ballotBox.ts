import { contractsOf, UnknownBoxError } from '@patto/protocol/network/ballotBoxes';
import type { ContractAddresses } from '@patto/protocol/network/description';
import type { Address } from 'viem';
import { badInput } from '../failure.ts';
import type { Network } from './network.ts';

/** The contract that holds a ballot; a number that none of the network's boxes has is bad input. */
export function ballotBoxOf(network: Network, ballotId: number): Address {
  return ballotContracts(network, ballotId).ballotBox;
}

/** The same beside the contracts of which there is one each. */
export function ballotContracts(
  network: Network,
  ballotId: number,
): ContractAddresses & { readonly ballotBox: Address } {
  try {
    return contractsOf(network, ballotId);
  } catch (error) {
    if (!(error instanceof UnknownBoxError)) throw error;
    throw badInput(`${error.message}.`, error);
  }
}
