import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { sha256, stringToBytes } from 'viem';
import { latestBlock } from '../../scripts/stack/chainRpc.ts';
import { roles } from '../../scripts/stack/accounts.ts';
import { untilIndexed } from '../subgraph/support/graphql.ts';
import { newPerson } from './support/browser.ts';
import { moveClock } from './support/clock.ts';
import { city } from './support/city.ts';
import { openOffice, type Office } from './support/office.ts';
import { installWallet, type Person } from './support/wallet.ts';

const commons = 1;
const reason = 'Il conteggio non torna.';

const budget = {
  version: 1,
  language: 'it',
  commons: 'Cascina Roccafranca',
  question: 'Cosa facciamo nel cortile?',
  description: 'Una prova del metodo delle parti uguali.',
  currency: 'EUR',
  budget: 1000,
  options: [
    { label: 'Panchina', title: 'Una panchina', cost: 400 },
    { label: 'Fontana', title: 'Una fontana', cost: 900 },
    { label: 'Siepe', title: 'Una siepe', cost: 300 },
  ],
};

/** Waits until the index holds what the office has sent. */
async function everythingIndexed(): Promise<void> {
  const { rpcUrl, graphUrl } = city().stack;
  await untilIndexed(graphUrl, BigInt((await latestBlock(rpcUrl)).number));
}

describe('A result by equal shares, from the vote to the answer to a contest', () => {
  let person: BrowserContext;
  let page: Page;
  let wallet: Person;
  let office: Office;
  let ballot: number;

  before(async () => {
    const { rpcUrl, chainId } = city().stack;
    office = await openOffice(roles.torinoAdmin);
    person = await newPerson(city().browser);
    page = await person.newPage();
    const privateKey = generatePrivateKey();
    wallet = await installWallet(page, { privateKey, rpcUrl, chainId });
    const { link } = await office.patto(
      ...['eligibility', 'issue', '--commons', String(commons), '--account', privateKeyToAddress(privateKey)],
      ...['--resident-reference', privateKey.slice(0, 10)],
    );
    await page.goto(String(link));
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.getByRole('button', { name: 'Test wallet' }).click();
  });

  after(async () => {
    await person.close();
    await office.close();
  });

  it('joins with the link that the office sent', async () => {
    await page.getByRole('button', { name: 'Sign and join' }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  });

  it('stops when the wallet turns to another account while signing, and sends nothing', async () => {
    const { timestamp } = await latestBlock(city().stack.rpcUrl);
    const opened = await office.patto(
      ...['ballot', 'open', await office.file('budget.json', JSON.stringify(budget))],
      ...['--commons', String(commons), '--mode', 'equal-shares'],
      ...['--end', new Date((timestamp + 3 * 86_400) * 1000).toISOString()],
    );
    ballot = Number(opened['ballot']);
    await everythingIndexed();
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
    await page.getByRole('button', { name: 'Choose' }).first().click();
    await page.getByRole('button', { name: /Review/ }).click();
    wallet.turnsAway = true;
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page.getByText('The account in your wallet changed while signing, so we stopped.').waitFor();
  });

  it('votes once it is back at its account, with the choice that was kept', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Review your vote' }).waitFor();
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  });

  it('counts the votes on its own device and proposes the result', async () => {
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
    await moveClock(page, 'end of the ballot');
    await page.getByRole('link', { name: 'See the result' }).click();
    await page.getByRole('button', { name: 'Count and propose the result' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Provisional result').first().waitFor();
  });

  it('contests it, keeping the reason as a file', async () => {
    await page.getByText('Contest this result').click();
    await page.getByRole('button', { name: 'Save my reason and contest' }).click();
    await page.getByText('Write your reason first.').waitFor();
    await page.getByLabel('Why is the result wrong?').fill(reason);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save my reason and contest' }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).to.equal(reason);
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('A member says that this result is wrong.').waitFor();
  });

  it('reads what the municipality answered, and an audit holds both', async () => {
    const text = 'Abbiamo ricontato con i revisori: il risultato è giusto.';
    const answered = await office.patto(
      ...['ballot', 'answer', String(ballot), await office.file('answer.txt', text)],
    );
    expect(answered).to.include({ ballot, asCounted: true });
    expect(answered['selected']).to.have.length(1);
    await everythingIndexed();
    await page.reload();
    await page.getByText('Final, after a contest').waitFor();
    await page.getByRole('blockquote').filter({ hasText: text }).waitFor();

    const audit = JSON.stringify(await office.patto('audit', '--municipality', '1'));
    expect(audit)
      .to.include(sha256(stringToBytes(reason)))
      .and.to.include(sha256(stringToBytes(text)));
  });

  it('shows no answer that is not the one on the record, and says when nobody gives it out', async () => {
    const stranger = await newPerson(city().browser);
    const other = await stranger.newPage();
    await other.goto(`${city().dappUrl}/ballots/${ballot}/result`);
    await other.getByRole('blockquote').waitFor();
    const file = await other.getByText('The answer as it was published').getAttribute('href');

    for (const [status, body, words] of [
      [200, 'Il risultato era sbagliato.', 'What was given out is not the text on the record'],
      [404, '', 'Nobody gives the text out at the moment'],
    ] as const) {
      const reader = await newPerson(city().browser);
      const read = await reader.newPage();
      await reader.route(String(file), (route) => route.fulfill({ status, body }));
      await read.goto(`${city().dappUrl}/ballots/${ballot}/result`);
      await read.getByText(words).waitFor();
      expect(await read.getByRole('blockquote').count()).to.equal(0);
      await reader.close();
    }
    await stranger.close();
  });
});
