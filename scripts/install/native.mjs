// Under a Node older than 22.13 npm skips the native part of Hardhat's network where it reads its `engines` (`npm run
// lock:complete` leaves them out of the lock file), although every script of this project runs on the newer Node that the
// project brings along. A second, nested install runs on that newer Node and completes it. Nothing happens where the part is
// there or where Hardhat is not installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const marker = 'PATTO_NATIVE_INSTALL';

function edrLoads() {
  const probe = spawnSync('node', ['-e', 'require("@nomicfoundation/edr")'], { stdio: 'ignore' });
  return probe.status === 0;
}

const hardhatInstalled = existsSync(new URL('../../node_modules/hardhat/package.json', import.meta.url));
if (!hardhatInstalled || process.env[marker] || edrLoads()) process.exit(0);

const edr = require('../../node_modules/@nomicfoundation/edr/package.json');
const native = `@nomicfoundation/edr-${process.platform}-${process.arch}`;
const name =
  Object.keys(edr.optionalDependencies ?? {}).find((each) => each.startsWith(native)) ?? `${native}`;
console.error(`Completing Hardhat's network: ${name}@${edr.version}`);
const install = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
  stdio: 'inherit',
  env: { ...process.env, [marker]: '1' },
});
process.exit(install.status ?? 1);
