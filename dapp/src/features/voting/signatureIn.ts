import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { decodeFunctionData, type Hex } from 'viem';
import { publicClient } from '../../shared/chain/client.ts';

/** The signature of the vote that a transaction carried by `castFor`; undefined where it carried many, or none signed. */
export async function signatureIn(transaction: Hex): Promise<Hex | undefined> {
  const { input } = await publicClient().getTransaction({ hash: transaction });
  try {
    const { functionName, args } = decodeFunctionData({ abi: ballotBoxAbi, data: input });
    return functionName === 'castFor' ? args[3] : undefined;
  } catch {
    // The call went through another contract, such as a forwarder.
    return undefined;
  }
}
