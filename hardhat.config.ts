import hardhatIgnitionViem from '@nomicfoundation/hardhat-ignition-viem';
import hardhatMocha from '@nomicfoundation/hardhat-mocha';
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers';
import hardhatVerify from '@nomicfoundation/hardhat-verify';
import hardhatViem from '@nomicfoundation/hardhat-viem';
import hardhatViemAssertions from '@nomicfoundation/hardhat-viem-assertions';
import { defineConfig } from 'hardhat/config';
import { fileURLToPath } from 'node:url';

const compiler = fileURLToPath(new URL('node_modules/solc/soljson.js', import.meta.url));

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
    profiles: {
      default: {
        version: '0.8.37',
        path: compiler,
        isolated: false,
        settings: { optimizer: { enabled: true, runs: 200 } },
      },
    },
  },
  paths: { tests: { mocha: './test/contracts' } },
});
