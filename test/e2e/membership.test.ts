import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { roles } from '../../scripts/stack/accounts.ts';
import { latestBlock } from '../../scripts/stack/chainRpc.ts';
import { untilIndexed } from '../subgraph/support/graphql.ts';
import { newPerson } from './support/browser.ts';
import { city } from './support/city.ts';
import { openOffice, type Office } from './support/office.ts';
import { installWallet } from './support/wallet.ts';

const commons = '1';

describe('A membership that somebody else wants to move', () => {
  let person: BrowserContext;
  let page: Page;
  let office: Office;
  const privateKey = generatePrivateKey();
  const account = privateKeyToAddress(privateKey);
  const stranger = privateKeyToAddress(generatePrivateKey());

  before(async () => {
    const { rpcUrl, chainId } = city().stack;
    office = await openOffice(roles.torinoAdmin);
    person = await newPerson(city().browser);
    page = await person.newPage();
    await installWallet(page, { privateKey, rpcUrl, chainId });
    const { link } = await office.patto(
      ...['eligibility', 'issue', '--commons', commons, '--account', account],
      ...['--resident-reference', privateKey.slice(0, 10)],
    );
    await page.goto(String(link));
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByRole('button', { name: 'Sign and join' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  });

  after(async () => {
    await person.close();
    await office.close();
  });

  it('is told to its owner on every page, and stopped with one tap', async () => {
    const proposed = await office.patto('member', 'move', commons, account, stranger);
    expect(proposed['state']).to.equal('proposed');
    const { rpcUrl, graphUrl } = city().stack;
    await untilIndexed(graphUrl, BigInt((await latestBlock(rpcUrl)).number));

    await page.goto(`${city().dappUrl}/audit`);
    await page.getByText('Somebody wants to move your membership').waitFor();
    await page.getByRole('button', { name: 'Stop the move' }).click();
    await page.getByText('Somebody wants to move your membership').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    // What was kept of before may be shown until the index answers.
    await page.getByText('Somebody wants to move your membership').waitFor({ state: 'detached' });
  });
});
