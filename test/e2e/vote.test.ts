import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { parseReceipt } from '@patto/protocol/recount/parseReceipt';
import type { BrowserContext, Page } from 'playwright-core';
import { newPerson } from './support/browser.ts';
import { city } from './support/city.ts';
import { moveClock } from './support/clock.ts';
import { receiptOfCommand } from './support/command.ts';
import { scheduledBallots } from './support/record.ts';

const steps = ['Signed', 'On its way', 'On the record', 'In the index'];

async function joinAsDemoCitizen(page: Page, commons: number): Promise<void> {
  await page.goto(`${city().dappUrl}/commons/${commons}`);
  await page.getByRole('button', { name: 'Sign in' }).first().click();
  await page.getByRole('button', { name: 'Continue as demo citizen' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('button', { name: 'Ask the demo desk' }).click();
  await page.getByRole('button', { name: 'Sign and join' }).click();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
}

describe('A resident, from joining to the recount', () => {
  let person: BrowserContext;
  let page: Page;
  let ballot: number;

  before(async () => {
    person = await newPerson(city().browser);
    page = await person.newPage();
    const [scheduled] = (await scheduledBallots()).filter(({ rule }) => rule === 'Plurality');
    if (scheduled === undefined) throw new Error('The seed has no scheduled ballot');
    ballot = scheduled.number;
    await joinAsDemoCitizen(page, scheduled.commons.number);
  });

  after(async () => {
    await person.close();
  });

  it('is a member as soon as the record has it', async () => {
    await page.getByText('On the record').first().waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText(/You are a member since/).waitFor();
  });

  it('chooses, and finds the choice again after leaving the page', async () => {
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
    await moveClock(page, 'start of the ballot');
    await page.getByRole('button', { name: 'Go to the end of the ballot' }).waitFor();
    const choices = page.getByRole('checkbox');
    await choices.nth(1).check({ force: true });
    await page
      .getByText(/1 chosen/)
      .first()
      .waitFor();
    await page.goto(`${city().dappUrl}/ballots`);
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
    await page
      .getByText(/1 chosen/)
      .first()
      .waitFor();
    expect(await choices.nth(1).isChecked()).to.equal(true);
  });

  it('reads the exact words, signs them, and follows the vote into the index', async () => {
    await page.getByRole('button', { name: /Review/ }).click();
    await page.getByRole('heading', { name: 'Review your vote' }).waitFor();
    await page.getByText('Your wallet shows these same words').waitFor();
    await page.getByRole('button', { name: 'Sign and send' }).click();
    for (const step of steps) await page.getByRole('listitem').filter({ hasText: step }).first().waitFor();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  });

  it('is led to her vote when she asks for it', async () => {
    await page.getByRole('button', { name: 'See my vote' }).click();
    await page.locator('h2:focus', { hasText: 'You voted' }).waitFor();
  });

  it('sees the vote on the record after a reload, and cannot vote again', async () => {
    await page.reload();
    await page
      .getByText(/You voted/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /Review/ }).count()).to.equal(0);
  });

  it('finds on her own page what she chose, in the ballot’s words', async () => {
    const words = await page.getByRole('region', { name: 'You voted' }).getByRole('listitem').innerText();
    await page.goto(`${city().dappUrl}/me`);
    const mine = page.getByRole('region', { name: 'My votes' });
    await mine.getByText('You chose:').waitFor();
    const chosen = mine.getByRole('listitem').getByRole('listitem');
    const [mineAlone, ...others] = await chosen.allInnerTexts();
    expect(others).to.deep.equal([]);
    expect(words).to.match(new RegExp(`^${mineAlone}`));
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
  });

  it('sees the result once the ballot is over, and counts it herself', async () => {
    await moveClock(page, 'end of the ballot');
    await page.getByRole('link', { name: 'See the result' }).click();
    await page.getByRole('button', { name: 'Put the result on the record' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
    await page.getByRole('link', { name: 'Count it yourself' }).click();
    await page.locator('h2:focus', { hasText: 'Count it yourself' }).waitFor();
    await page.getByRole('button', { name: 'Count it yourself' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('h2:focus', { hasText: 'Count it yourself' }).waitFor();
    await page.getByText(/Your own count of 1 vote gives the same result/).waitFor();
  });

  it('keeps a receipt of her count that the command writes byte for byte', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the receipt' }).click();
    const receipt = await readFile(await (await download).path(), 'utf8');
    const { block, votes } = parseReceipt(receipt);
    expect(votes).to.equal(1);
    expect(await receiptOfCommand(ballot, block.number)).to.equal(receipt);
  });
});
