// `npm run build`: makes what starts and tests stand on, but for what was made from the same files before. A start asks
// the same records, so it does not make again what a build has made.
import { Command } from 'commander';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBuild, records } from './build.ts';
import { contractsBuild, dappBuild, subgraphBuild } from './builds.ts';
import { StackError } from './part.ts';
import { runToEnd } from './process.ts';
import { repository } from '../repository.ts';

new Command('build')
  .description('Makes the ABIs, the contracts with their tests, the index and the dapp.')
  .parse();

const log = join(records, 'build.log');
try {
  await mkdir(records, { recursive: true });
  await make(contractsBuild);
  // Contracts and tests in one pass: apart, the compiler would make the contracts twice. Hardhat keeps its own records.
  await runToEnd({
    name: 'compilation of the contracts',
    command: process.execPath,
    args: [join(repository, 'node_modules/hardhat/dist/src/cli.js'), 'build', '--quiet'],
    cwd: repository,
    logFile: log,
  });
  console.log('contracts and their tests: compiled');
  await make(subgraphBuild);
  await make(dappBuild);
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function make(build: typeof contractsBuild): Promise<void> {
  const { made } = await makeBuild(build, log);
  console.log(`${build.name}: ${made ? 'made' : 'made before from the same files'}`);
}
