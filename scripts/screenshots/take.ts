// `npm run screenshots`: takes the pictures of docs/ from a freshly seeded stack, in a real browser.
import { Command } from 'commander';
import type { Browser } from 'playwright-core';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desk, launchBrowser, newPerson, phone } from '../../test/e2e/support/browser.ts';
import { findSamples, pagePath, sample, type Samples } from '../../test/e2e/support/samples.ts';
import { startStack } from '../stack/stack.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** The pictures by name: which page, and of what. */
function pictures({ commons, open, over, municipalities }: Samples): Readonly<Record<string, string>> {
  return {
    commons: pagePath('commonsList'),
    'one-commons': pagePath('commons', commons[0]),
    ballot: pagePath('ballot', sample(open, 'greedyBudget')),
    result: pagePath('result', sample(over, 'Final EqualShares')),
    audit: pagePath('municipalityAudit', municipalities[0]),
  };
}

async function takePages(
  browser: Browser,
  dappUrl: string,
  paths: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [size, viewport] of Object.entries({ phone, desk })) {
    const person = await newPerson(browser, { viewport });
    const page = await person.newPage();
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${dappUrl}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
    }
    await person.close();
  }
}

/** Three phones side by side, for the README. */
async function takeOverview(browser: Browser): Promise<void> {
  const shots = await Promise.all(
    ['commons', 'ballot', 'result'].map(
      async (name) => `data:image/png;base64,${await readFile(join(folder, `${name}-phone.png`), 'base64')}`,
    ),
  );
  const page = await browser.newPage({ viewport: { width: 1184, height: 828 } });
  const images = shots.map((source) => `<img src="${source}" width="360" height="780" alt="">`).join('');
  await page.setContent(
    `<style>body{margin:24px;display:flex;gap:28px;background:#eef2f6}img{border-radius:12px}</style>${images}`,
  );
  await page.screenshot({ path: join(folder, 'overview.png') });
  await page.close();
}

new Command('screenshots').description('Takes the pictures of docs/ from a freshly seeded stack.').parse();

await mkdir(folder, { recursive: true });
const home = await mkdtemp(join(tmpdir(), 'patto-screenshots-'));
const stack = await startStack({ home, ports: 'free', seed: true, dapp: true, fresh: true });
const browser = await launchBrowser();
try {
  if (stack.description.dappUrl === undefined) throw new Error('The stack runs without the dapp');
  await takePages(browser, stack.description.dappUrl, pictures(await findSamples(stack.description)));
  await takeOverview(browser);
  console.log(`Pictures are in ${folder}`);
} finally {
  await browser.close();
  await stack.stop();
  await rm(home, { recursive: true, force: true });
}
