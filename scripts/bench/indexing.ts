// `npm run bench:index`: how fast the index takes votes up, beside one event for each vote in the same run.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { indexedBallot } from '../cli/chain/graph.ts';
import { connectTo, type Network } from '../cli/chain/network.ts';
import { wholeNumber } from '../cli/commands/numbers.ts';
import { consoleReporter, silentReporter } from '../cli/reporter.ts';
import { startVoterPool } from '../cli/workers/voterPool.ts';
import { startStack, type Stack } from '../stack/stack.ts';
import { stopOnSignal } from './interruption.ts';
import { castInBatches, castOneByOne, electorate, newBallot } from './indexVotes.ts';

interface Options {
  votes: number;
  single: number;
  live: number;
  json?: string;
}

const reporter = consoleReporter();
const batchSize = 200;

const program = new Command('bench:index')
  .description(
    'Starts a stack of its own. Backlog: graph-node is held while votes are cast, then timed until it has them all, ' +
      'for batches of 200 in one event and for one event a vote. Live: from the receipt of a batch until GraphQL has it.',
  )
  .option('--votes <count>', 'votes of the backlog in batches', wholeNumber(200, 1_000_000), 20_000)
  .option('--single <count>', 'votes of the backlog with an event each', wholeNumber(100, 100_000), 2_000)
  .option('--live <batches>', 'batches timed live', wholeNumber(1, 100), 10)
  .option('--json <file>', 'write the figures as JSON')
  .action(run);

await program.parseAsync();

async function run({ votes, single, live, json }: Options): Promise<void> {
  const load = loadavg()[0] ?? 0;
  const home = await mkdtemp(join(tmpdir(), 'patto-index-bench-'));
  const stack = await startStack({
    home,
    ports: 'free',
    seed: false,
    dapp: false,
    onProgress: (step) => reporter.say(step),
  });
  const stop = async () => {
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  };
  stopOnSignal(stop);
  const pool = startVoterPool();
  try {
    const network = await connectTo(stack.description);
    const everybody = await electorate(network, pool, Math.max(votes, single, live * batchSize), reporter);

    const delays: number[] = [];
    const liveBallot = await newBallot(network, everybody);
    // The members who just joined come first.
    await untilVotes(network, liveBallot, 0);
    for (let batch = 0; batch < live; batch++) {
      const from = batch * batchSize;
      const part = { ballot: liveBallot, from, to: from + batchSize, batchSize };
      await castInBatches(network, pool, everybody, part, silentReporter);
      delays.push(await untilVotes(network, liveBallot, from + batchSize));
    }

    const batchBallot = await newBallot(network, everybody);
    const batched = await backlog(stack, network, batchBallot, votes, () =>
      castInBatches(
        network,
        pool,
        everybody,
        { ballot: batchBallot, from: 0, to: votes, batchSize },
        reporter,
      ),
    );
    const singleBallot = await newBallot(network, everybody);
    const singly = await backlog(stack, network, singleBallot, single, () =>
      castOneByOne(network, everybody, singleBallot, single, reporter),
    );

    delays.sort((a, b) => a - b);
    const figures = {
      machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load.toFixed(1)} at the start`,
      backlog: { votes, seconds: batched, votesPerSecond: votes / batched },
      oneEventAVote: { votes: single, seconds: singly, votesPerSecond: single / singly },
      ratio: votes / batched / (single / singly),
      live: {
        batches: live,
        medianSeconds: delays[Math.floor(delays.length / 2)] ?? 0,
        worstSeconds: delays.at(-1) ?? 0,
      },
    };
    console.log(
      [
        figures.machine,
        '',
        `backlog, batches of ${batchSize}   ${votes} votes in ${batched.toFixed(1)} s: ${figures.backlog.votesPerSecond.toFixed(0)} votes/s`,
        `backlog, one event a vote ${single} votes in ${singly.toFixed(1)} s: ${figures.oneEventAVote.votesPerSecond.toFixed(0)} votes/s`,
        `ratio                     ${figures.ratio.toFixed(1)}`,
        `live, receipt to GraphQL  median ${figures.live.medianSeconds.toFixed(2)} s, worst ${figures.live.worstSeconds.toFixed(2)} s`,
      ].join('\n'),
    );
    if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, undefined, 2)}\n`);
  } finally {
    await pool.close();
    await stop();
  }
}

/** Holds graph-node while votes are cast, and times how long it takes to have them once it goes on. */
async function backlog(
  stack: Stack,
  network: Network,
  ballot: number,
  votes: number,
  cast: () => Promise<void>,
): Promise<number> {
  const processes = stack.description.processes['graph'] ?? [];
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const { pid } of processes) process.kill(pid, name);
  };
  signal('SIGSTOP');
  try {
    await cast();
  } finally {
    signal('SIGCONT');
  }
  return untilVotes(network, ballot, votes);
}

/** Seconds until the index has so many votes of a ballot. */
async function untilVotes({ graphUrl }: Network, ballot: number, votes: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const seconds = (performance.now() - started) / 1000;
    const found = await indexedBallot(graphUrl, ballot).catch(() => undefined);
    if (found?.votes === votes) return seconds;
    if (seconds > 600) throw new Error(`The index has ${found?.votes ?? 0} of ${votes} votes after 600 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
