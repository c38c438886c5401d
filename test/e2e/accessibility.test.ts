import AxeBuilder from '@axe-core/playwright';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { allPages } from '../../dapp/src/app/pages.ts';
import { languageCodes, languages } from '../../dapp/src/shared/language/languages.ts';
import { newPerson } from './support/browser.ts';
import { city } from './support/city.ts';
import { findSamples, sample, samplePaths, type Samples } from './support/samples.ts';

/** Each page by its name, with all that it can show, and what is no page. */
const places = [...allPages.map(({ name }) => name), 'commons that are mine', 'no page'] as const;
type Place = (typeof places)[number];

let paths: Readonly<Record<Place, readonly string[]>>;
let samples: Samples;

before(async () => {
  samples = await findSamples(city().stack);
  paths = { ...samplePaths(samples), 'commons that are mine': ['/?mine=true'], 'no page': ['/nowhere'] };
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${city().dappUrl}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** How a person sees the pages: each is shown every place. */
const views = [
  ...languageCodes.map((language) => ({ name: `in ${language}`, language, colorScheme: 'light' as const })),
  { name: 'in the dark', language: 'en' as const, colorScheme: 'dark' as const },
];

describe('Accessibility', () => {
  for (const { name, language, colorScheme } of views) {
    describe(name, () => {
      let person: BrowserContext;
      let page: Page;

      before(async () => {
        person = await newPerson(city().browser, { language: languages[language].customs });
        page = await person.newPage();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      });

      after(async () => {
        await person.close();
      });

      for (const place of places) {
        it(`axe finds nothing on ${place}`, async () => {
          for (const path of paths[place]) {
            await open(page, path);
            expect(await page.locator('html').getAttribute('lang')).to.match(new RegExp(`^${language}`));
            expect(await violations(page), path).to.deep.equal([]);
          }
        });
      }
    });
  }

  describe('at 320 pixels', () => {
    let person: BrowserContext;
    let page: Page;

    before(async () => {
      person = await newPerson(city().browser, { viewport: { width: 320, height: 640 } });
      page = await person.newPage();
    });

    after(async () => {
      await person.close();
    });

    for (const place of places) {
      it(`${place} does not scroll sideways`, async () => {
        for (const path of paths[place]) {
          await open(page, path);
          const widest = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(widest, path).to.be.at.most(320);
        }
      });
    }
  });

  it('shows the list first on a phone, and opens the filters by keyboard', async () => {
    const person = await newPerson(city().browser);
    const page = await person.newPage();
    await open(page, '/');
    const first = await page.getByRole('main').getByRole('listitem').first().boundingBox();
    expect(first?.y).to.be.below(480);
    const filters = page.getByRole('button', { name: 'Filters' });
    expect(await page.getByLabel('City').isVisible()).to.equal(false);
    await filters.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('City').evaluate((field) => field === document.activeElement)).to.equal(
      true,
    );
    await page.getByRole('checkbox', { name: 'Open ballots' }).check();
    await page.getByRole('button', { name: 'Filters (1)', expanded: true }).waitFor();
    expect(await violations(page)).to.deep.equal([]);
    await person.close();
  });

  it('moves the focus to the heading after navigation', async () => {
    const person = await newPerson(city().browser);
    const page = await person.newPage();
    await open(page, '/');
    await page.getByRole('link', { name: 'Ballots', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Ballots' }).waitFor();
    expect(await page.title()).to.contain('Ballots');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await person.close();
  });

  it('lets a person choose projects and reach the review by keyboard alone', async () => {
    const person = await newPerson(city().browser, { viewport: { width: 1280, height: 860 } });
    const page = await person.newPage();
    await open(page, `/ballots/${sample(samples.open, 'greedyBudget')}`);
    const choose = page.getByRole('button', { name: /choose/i }).first();
    await choose.focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/1 chosen/)
      .first()
      .waitFor();
    const review = page.getByRole('button', { name: /Review/ });
    await review.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Review your vote' }).waitFor();
    await person.close();
  });
});
