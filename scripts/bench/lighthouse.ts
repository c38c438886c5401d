// `npm run bench:lighthouse`: Lighthouse (mobile) on the pages that people meet first, over the seeded stack.
import { launch } from 'chrome-launcher';
import { Command } from 'commander';
import lighthouse from 'lighthouse';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageName } from '../../dapp/src/app/pages.ts';
import { chromiumFlags, chromiumPath } from '../../test/e2e/support/browser.ts';
import { findSamples, samplePaths } from '../../test/e2e/support/samples.ts';
import { startStack } from '../stack/stack.ts';
import { stopOnSignal } from './interruption.ts';

interface Row {
  readonly page: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Milliseconds until the first and the largest piece is painted, and of blocked main thread; layout shift. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
}

/** What each score must reach (0 to 1). */
const targets = { performance: 0.95, accessibility: 1 };
/** Of so many runs of a page the one in the middle counts: a single one says as much about the machine. */
const times = 5;
/** The pages that people meet first. */
const measured: readonly PageName[] = ['commonsList', 'ballots', 'ballot'];

/** The run whose performance is the median. */
async function median(page: string, url: string): Promise<Row> {
  const rows: Row[] = [];
  for (let run = 0; run < times; run++) rows.push(await measure(page, url));
  rows.sort((a, b) => a.performance - b.performance);
  const middle = rows[Math.floor(times / 2)];
  if (middle === undefined) throw new Error('No run of Lighthouse');
  return middle;
}

async function measure(page: string, url: string): Promise<Row> {
  const chrome = await launch({ chromePath: chromiumPath(), chromeFlags: ['--headless', ...chromiumFlags] });
  try {
    const run = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      logLevel: 'error',
    });
    if (run === undefined) throw new Error(`Lighthouse gave no report for ${url}`);
    const metric = (audit: string) => run.lhr.audits[audit]?.numericValue ?? 0;
    const score = (category: string) => run.lhr.categories[category]?.score ?? 0;
    for (const audit of Object.values(run.lhr.audits)) {
      if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary') {
        console.error(`  ${page}: ${audit.title}`);
      }
    }
    return {
      page,
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      firstPaint: Math.round(metric('first-contentful-paint')),
      largestPaint: Math.round(metric('largest-contentful-paint')),
      blocked: Math.round(metric('total-blocking-time')),
      shift: Math.round(metric('cumulative-layout-shift') * 1000) / 1000,
    };
  } finally {
    chrome.kill();
  }
}

const program = new Command('bench:lighthouse')
  .description('Scores of the first pages, from Lighthouse with its mobile settings')
  .option('--json <file>', 'write the rows as JSON')
  .parse();
const { json } = program.opts<{ json?: string }>();

const home = await mkdtemp(join(tmpdir(), 'patto-lighthouse-'));
const stack = await startStack({ home, ports: 'free', seed: true, dapp: true, fresh: true });
const stop = async () => {
  await stack.stop();
  await rm(home, { recursive: true, force: true });
};
stopOnSignal(stop);
try {
  const rows: Row[] = [];
  const paths = samplePaths(await findSamples(stack.description));
  for (const page of measured) {
    rows.push(await median(page, `${stack.description.dappUrl}${paths[page][0]}`));
  }
  console.table(rows);
  const short = rows.filter(
    (row) => row.performance < targets.performance || row.accessibility < targets.accessibility,
  );
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ targets, rows }, null, 2)}\n`);
  if (short.length > 0) {
    console.error(`Below target: ${short.map(({ page }) => page).join(', ')}`);
    process.exitCode = 1;
  }
} finally {
  await stop();
}
