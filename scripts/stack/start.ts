import { Command, Option } from 'commander';
import { StackError } from './part.ts';
import { describeDeath } from './process.ts';
import { type Stack, startStack } from './stack.ts';

const program = new Command('npm start --')
  .description(
    'Runs all of Patto on this machine: chain, database, documents, index, contracts and the web app.',
  )
  .option('--fresh', 'wipe the data folder and begin anew', false)
  .option('--no-seed', 'leave a new data folder without the commons of Torino, Athina and Paris')
  .option('--no-dapp', 'run without the web app')
  .addOption(
    new Option('--ports <choice>', 'the documented ports, or any free ones')
      .choices(['default', 'free'])
      .default('default'),
  )
  .addHelpText(
    'after',
    '\nData and logs are in .patto/, or where PATTO_HOME says. Ctrl-C stops everything and keeps the data.',
  )
  .parse();

const { fresh, seed, dapp, ports } = program.opts<{
  fresh: boolean;
  seed: boolean;
  dapp: boolean;
  ports: 'default' | 'free';
}>();

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

const began = Date.now();
const say = (text: string) =>
  console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}`);

process.exitCode = await run();

/** @returns The exit code. */
async function run(): Promise<number> {
  let stack: Stack;
  try {
    stack = await startStack({ fresh, seed, dapp, ports, onProgress: say, signal: interrupted.signal });
  } catch (error) {
    if (interrupted.signal.aborted) return stoppedByPerson();
    if (!(error instanceof StackError)) throw error;
    console.error(error.message);
    return 1;
  }
  say('Every part answers');
  announce(stack);
  const ended = await Promise.race([stack.died, whenInterrupted()]);
  if (ended !== undefined)
    console.error(`${describeDeath(ended)}\nEverything is being stopped; the data is kept.`);
  else console.log('\nStopping...');
  try {
    await stack.stop();
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    console.error(`${error.message} All else is kept.`);
    return 1;
  }
  return ended === undefined ? stoppedByPerson() : 1;
}

function announce({ description }: Stack): void {
  const main = description.dappUrl ?? description.graphUrl;
  console.log(
    [
      `Patto is ready: ${main}`,
      `  chain      ${description.rpcUrl} (id ${description.chainId})`,
      `  index      ${description.graphUrl}`,
      `  documents  ${description.ipfsUrl}/ipfs/`,
      'Ctrl-C stops everything and keeps the data.',
    ].join('\n'),
  );
}

function whenInterrupted(): Promise<undefined> {
  return new Promise((resolve) => {
    if (interrupted.signal.aborted) resolve(undefined);
    interrupted.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

function stoppedByPerson(): number {
  console.log('Everything is stopped; the data is kept.');
  return 0;
}
