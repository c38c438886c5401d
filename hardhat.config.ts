import hardhatIgnitionViem from '@nomicfoundation/hardhat-ignition-viem';
import hardhatMocha from '@nomicfoundation/hardhat-mocha';
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers';
import hardhatVerify from '@nomicfoundation/hardhat-verify';
import hardhatViem from '@nomicfoundation/hardhat-viem';
import hardhatViemAssertions from '@nomicfoundation/hardhat-viem-assertions';
import { contractEntries, isOwn } from '@patto/protocol/network/contracts';
import { configVariable, defineConfig } from 'hardhat/config';
import { compiler, compilerPath } from './scripts/release/compiler.ts';

const compilerSettings = {
  version: compiler.version,
  path: compilerPath,
  isolated: false,
  settings: {
    optimizer: compiler.optimizer,
    // It names the sources that a contract is made from, for the release artifacts.
    outputSelection: { '*': { '*': ['metadata'] } },
  },
};

export default defineConfig({
  plugins: [
    hardhatIgnitionViem,
    hardhatMocha,
    hardhatNetworkHelpers,
    hardhatVerify,
    hardhatViem,
    hardhatViemAssertions,
  ],
  solidity: {
    // Ignition deploys with the production profile: the same settings, so that what is tested is what is deployed.
    profiles: { default: { ...compilerSettings }, production: { ...compilerSettings } },
    npmFilesToBuild: [
      ...contractEntries.filter((entry) => !isOwn(entry)).map(({ source }) => source),
      '@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol',
    ],
  },
  networks: {
    local: {
      type: 'http',
      chainType: 'l1',
      chainId: 31337,
      url: process.env['PATTO_RPC_URL'] ?? 'http://127.0.0.1:8545',
      // The public test mnemonic of every development chain; its keys hold nothing anywhere else.
      accounts: { mnemonic: 'test test test test test test test test test test test junk' },
    },
    sepolia: {
      type: 'http',
      chainType: 'l1',
      chainId: 11155111,
      url: configVariable('SEPOLIA_RPC_URL'),
      accounts: [configVariable('SEPOLIA_PRIVATE_KEY')],
    },
  },
  paths: { tests: { mocha: './test/contracts', solidity: './test/contracts/solidity' } },
  coverage: { skipFiles: ['test/**'] },
  test: {
    // With 0 it names the time of each case, for the table of the slowest that `npm test` prints.
    mocha: { timeout: 60_000, slow: 0 },
    // Hexadecimal digits of a fixed seed: a failing case can be run again, and a passing run means the same everywhere.
    solidity: { fuzz: { runs: 200, seed: '0x5eed' }, invariant: { runs: 8, depth: 40 } },
  },
});
