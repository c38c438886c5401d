import {
  createWalletClient,
  http,
  numberToHex,
  type PrivateKeyAccount,
  type TypedDataDefinition,
} from 'viem';
import * as v from 'valibot';
import { chain } from '../shared/chain/chain.ts';
import { publicClient } from '../shared/chain/client.ts';
import { callRpc } from '../shared/chain/rpc.ts';
import { config } from '../shared/start/config.ts';
import { Hex } from '../shared/chain/hex.ts';
import { demoAccount } from './demoKey.ts';

const TypedData = v.custom<TypedDataDefinition>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'types' in value &&
    'primaryType' in value &&
    'message' in value,
);
const TransactionParams = v.tuple([v.looseObject({ to: Hex, data: Hex })]);

/**
 * The demo citizen as a browser's wallet would be (EIP-1193), for the local chain only: it signs without a prompt,
 * because the page has just shown what will be signed.
 */
export async function answerAsDemoCitizen(request: { method: string; params?: unknown }): Promise<unknown> {
  const { method, params } = request;
  const account = demoAccount();
  switch (method) {
    case 'eth_accounts':
    case 'eth_requestAccounts':
      return [account.address];
    case 'eth_chainId':
      return numberToHex(config().chainId);
    case 'wallet_requestPermissions':
    case 'wallet_revokePermissions':
      return [];
    case 'eth_signTypedData_v4':
      return account.signTypedData(typedDataIn(params));
    case 'eth_sendTransaction':
      return send(account, params);
    default:
      return callRpc(method, Array.isArray(params) ? params : [], v.unknown());
  }
}

function typedDataIn(params: unknown): TypedDataDefinition {
  const [, json] = v.parse(v.tuple([v.string(), v.string()]), params);
  return v.parse(TypedData, JSON.parse(json));
}

async function send(account: PrivateKeyAccount, params: unknown): Promise<string> {
  const [{ to, data }] = v.parse(TransactionParams, params);
  const client = createWalletClient({ account, chain: chain(), transport: http(config().rpcUrl) });
  const { baseFeePerGas } = await publicClient().getBlock();
  // The local chain asks no tip, so that a newcomer's key needs no funds.
  const fees = { maxFeePerGas: 2n * (baseFeePerGas ?? 0n), maxPriorityFeePerGas: 0n };
  return client.sendTransaction({ to, data, ...fees });
}
