import {
  createWalletClient,
  http,
  type Address,
  type Hash,
  type LocalAccount,
  type TransactionReceipt,
} from 'viem';
import type { Call } from '@patto/protocol/acts/act';
import { revertData } from '@patto/protocol/acts/revertData';
import { mismatch, reasonOf, type Failure } from '../failure.ts';
import { contractError } from './contractErrors.ts';
import type { Network } from './network.ts';
import { roleAccount, type Role } from './roleAccount.ts';

/** A write of Patto on its way from the command line. */
interface Errand extends Call {
  /** What the call does, for messages: "open the ballot". */
  purpose: string;
  /** Gas limit; where it is given the call is not tried out first. */
  gas?: bigint;
}

/** One account that sends transactions in order, several at a time. */
export interface Sender {
  readonly address: Address;
  /** Asks the chain whether it would take the call, and sends nothing; a refusal is a `Failure`. */
  tryOut(call: Errand): Promise<void>;
  /** Hands a transaction over and returns before it is mined. */
  post(call: Errand): Promise<Posted>;
  /** Sends and waits; a refusal by the contract is a `Failure`. */
  send(call: Errand): Promise<TransactionReceipt>;
}

export interface Posted {
  hash: Hash;
  /** Waits until it is mined. */
  receipt(): Promise<TransactionReceipt>;
}

const patience = 180_000;

/** The most that one transaction may have (EIP-7825). */
const mostGas = 2n ** 24n;

/**
 * A limit for a call that may cost more by the time it is mined: an award in a later second than the estimate's writes a new
 * checkpoint for each member, where the estimate found one to change. What is not used is not paid.
 */
function withHeadroom(estimate: bigint): bigint {
  if (estimate >= mostGas) return estimate;
  return 2n * estimate < mostGas ? 2n * estimate : mostGas;
}

/** Sends one call as the account of a role and waits; a refusal by the contract is a `Failure`. */
export async function sendAs(
  network: Network,
  role: Role,
  purpose: string,
  call: Call,
): Promise<TransactionReceipt> {
  const sender = await startSender(network, roleAccount(network, role));
  return sender.send({ ...call, purpose });
}

export async function startSender(network: Network, account: LocalAccount): Promise<Sender> {
  const { client } = network;
  const wallet = createWalletClient({
    account,
    chain: network.chain,
    transport: http(network.rpcUrl, { timeout: 120_000, retryCount: 0 }),
  });
  let nonce = await client.getTransactionCount({ address: account.address, blockTag: 'pending' });

  const refusal = (call: Errand, error: unknown): Failure => {
    const data = revertData(error);
    const why = data === undefined ? reasonOf(error) : contractError(data);
    return mismatch(`The chain refused to ${call.purpose}: ${why}`, error);
  };
  const gasFor = async ({ to, data, ...call }: Errand): Promise<bigint> => {
    if (call.gas !== undefined) return call.gas;
    try {
      return withHeadroom(await client.estimateGas({ account: account.address, to, data }));
    } catch (error) {
      throw refusal({ to, data, ...call }, error);
    }
  };
  const whyReverted = async (call: Errand, receipt: TransactionReceipt): Promise<Failure> => {
    try {
      await client.call({
        account: account.address,
        to: call.to,
        data: call.data,
        blockNumber: receipt.blockNumber,
      });
    } catch (error) {
      return refusal(call, error);
    }
    return mismatch(
      `Transaction ${receipt.transactionHash} to ${call.purpose} failed, perhaps for want of gas`,
    );
  };

  const post = async (call: Errand): Promise<Posted> => {
    const request = { to: call.to, data: call.data, gas: await gasFor(call), nonce };
    nonce += 1;
    // Gas costs nothing on the local chain, and asking for the fee of each transaction would take three calls more.
    const fees = network.isLocal ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
    const hash = await wallet.sendTransaction({ ...request, ...fees }).catch((error: unknown) => {
      throw refusal(call, error);
    });
    return {
      hash,
      receipt: async () => {
        const receipt = await client.waitForTransactionReceipt({ hash, timeout: patience });
        if (receipt.status === 'success') return receipt;
        throw await whyReverted(call, receipt);
      },
    };
  };
  return {
    address: account.address,
    tryOut: async (call) => {
      await gasFor(call);
    },
    post,
    send: async (call) => (await post(call)).receipt(),
  };
}
