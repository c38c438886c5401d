import { singletonKeys } from '@patto/protocol/network/contracts';
import type { Address } from 'viem';
import { loadConfig } from '../../../dapp/src/shared/start/config.ts';

/** Around the tests of a suite: the dapp of a network whose contracts are all at one address, without a place to keep anything. */
export function withConfig(contract: Address): void {
  const config = {
    chainId: 31337,
    rpcUrl: 'http://chain.invalid/',
    graphUrl: 'http://index.invalid/',
    ipfsUrl: 'http://files.invalid/',
    startBlock: 0,
    contracts: Object.fromEntries(singletonKeys.map((key) => [key, contract])),
    ballotBoxes: [{ number: 0, kind: 'points', address: contract }],
  };
  const realFetch = globalThis.fetch;
  before(async () => {
    Object.defineProperty(globalThis, 'localStorage', {
      value: { getItem: () => null, setItem: () => undefined },
      configurable: true,
    });
    globalThis.fetch = () => Promise.resolve(Response.json(config));
    await loadConfig();
  });

  after(() => {
    globalThis.fetch = realFetch;
    Reflect.deleteProperty(globalThis, 'localStorage');
  });
}
