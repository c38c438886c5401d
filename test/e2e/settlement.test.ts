import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { endorseResult } from '@patto/protocol/acts/results';
import type { BallotDocument } from '@patto/protocol/documents/documents';
import { encodeSheet, sheetOf } from '@patto/protocol/ballots/sheet';
import { ballotBoxAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { createPublicClient, createWalletClient, http, sha256, stringToBytes, toHex } from 'viem';
import { generatePrivateKey, type HDAccount, privateKeyToAddress } from 'viem/accounts';
import { latestBlock } from '../../scripts/stack/chainRpc.ts';
import { localAccount, roles } from '../../scripts/stack/accounts.ts';
import { untilIndexed } from '../subgraph/support/graphql.ts';
import { newPerson } from './support/browser.ts';
import { moveClock } from './support/clock.ts';
import { city } from './support/city.ts';
import { openOffice, type Office } from './support/office.ts';
import { installWallet, type Person } from './support/wallet.ts';

const commons = 1;
const reason = 'Il conteggio non torna.';

const budget: BallotDocument = {
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

/** One of the accounts of the demonstration that is a member. */
async function memberOf(commonsId: number): Promise<HDAccount> {
  const client = createPublicClient({ transport: http(city().stack.rpcUrl) });
  const address = city().stack.contracts.membership;
  for (let number = roles.firstMember; ; number++) {
    const account = localAccount(number);
    const args = [commonsId, account.address] as const;
    if (await client.readContract({ address, abi: membershipAbi, functionName: 'isMember', args }))
      return account;
  }
}

/** Waits until the index holds what the office has sent. */
async function everythingIndexed(): Promise<void> {
  const { rpcUrl, graphUrl } = city().stack;
  await untilIndexed(graphUrl, BigInt((await latestBlock(rpcUrl)).number));
}

describe('A result by equal shares, from the vote to a tie that the municipality breaks', () => {
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

  it('counts the votes on its own device and endorses what comes out', async () => {
    await page.goto(`${city().dappUrl}/ballots/${ballot}`);
    await moveClock(page, 'end of the ballot');
    await page.getByRole('link', { name: 'See the result' }).click();
    await page.getByRole('button', { name: 'Count and endorse' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('1 member endorsed this count.').waitFor();
    await page.getByText(/^You endorsed this count: Una /).waitFor();
  });

  it('says what is wrong, keeping the reason as a file, and that decides nothing', async () => {
    await page.getByText('Say what is wrong').click();
    await page.getByRole('button', { name: 'Save my reason and put it on the record' }).click();
    await page.getByText('Write your reason first.').waitFor();
    await page.getByLabel('What is wrong?').fill(reason);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save my reason and put it on the record' }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).to.equal(reason);
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('1 member endorsed this count.').waitFor();
  });

  it('is red for everybody where another count leads, tied first, and then by the municipality’s pick', async () => {
    // Another member of the start puts a count forward that one vote for one option cannot give.
    const { rpcUrl } = city().stack;
    const chain = createPublicClient({ transport: http(rpcUrl) });
    const { address } = boxOf(city().stack, ballot);
    const args = [ballot] as const;
    const { voteDigest } = await chain.readContract({
      address,
      abi: ballotBoxAbi,
      functionName: 'ballot',
      args,
    });
    const sheet = toHex(encodeSheet(sheetOf(budget)));
    const rival = endorseResult(address, { ballotId: ballot, selected: [0, 2], voteDigest, sheet });
    await createWalletClient({ account: await memberOf(commons), transport: http(rpcUrl) }).sendTransaction({
      ...rival,
      chain: null,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
    await everythingIndexed();
    await page.reload();
    await page.getByText('Counts that were put forward:').waitFor();
    await moveClock(page, 'end of the endorsing');
    await page.getByText('Several counts are endorsed by as many members.').waitFor();
    const text = 'Abbiamo ricontato con i revisori: servono la panchina e la siepe.';
    const picked = await office.patto(
      ...['ballot', 'break-tie', String(ballot), await office.file('reasons.txt', text)],
      ...['--selected', '1,3'],
    );
    expect(picked).to.include({ ballot, asCounted: false });
    await everythingIndexed();
    await page.reload();
    await page.getByText('Final, after a tie').waitFor();
    await page.getByText('This result is not what the votes say').waitFor();
    await page.getByRole('blockquote').filter({ hasText: text }).waitFor();

    const audit = await office.patto('audit', '--municipality', '1').then(
      () => 'everything fits',
      (error: unknown) => String(error),
    );
    expect(audit)
      .to.include(`The recount of ballot ${ballot} differs`)
      .and.to.include(sha256(stringToBytes(reason)))
      .and.to.include(sha256(stringToBytes(text)));
  });

  it('shows no reasons that are not those on the record, and says when nobody gives them out', async () => {
    const stranger = await newPerson(city().browser);
    const other = await stranger.newPage();
    await other.goto(`${city().dappUrl}/ballots/${ballot}/result`);
    await other.getByRole('blockquote').waitFor();
    const file = await other.getByText('The reasons as they were published').getAttribute('href');

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
