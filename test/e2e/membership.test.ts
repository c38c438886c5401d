import { membershipAbi } from '@patto/protocol/generated/abis';
import { setGuard } from '@patto/protocol/acts/members';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { createWalletClient, getAbiItem, http, toFunctionSelector, type Hex } from 'viem';
import { generatePrivateKey, privateKeyToAccount, privateKeyToAddress } from 'viem/accounts';
import { shortAddress } from '../../dapp/src/shared/chain/shortAddress.ts';
import { roles } from '../../scripts/stack/accounts.ts';
import { latestBlock } from '../../scripts/stack/chainRpc.ts';
import { untilIndexed } from '../subgraph/support/graphql.ts';
import { newPerson } from './support/browser.ts';
import { city } from './support/city.ts';
import { openOffice, type Office } from './support/office.ts';
import { installWallet } from './support/wallet.ts';

const commons = '1';
const proposedMove = toFunctionSelector(getAbiItem({ abi: membershipAbi, name: 'proposedMove' }));

describe('A membership that somebody else wants to move', () => {
  const people: BrowserContext[] = [];
  let office: Office;
  const stranger = privateKeyToAddress(generatePrivateKey());

  before(async () => {
    office = await openOffice(roles.torinoAdmin);
  });

  after(async () => {
    for (const person of people) await person.close();
    await office.close();
  });

  /** Somebody with a wallet of her own. */
  async function open(privateKey: Hex): Promise<Page> {
    const { rpcUrl, chainId } = city().stack;
    const person = await newPerson(city().browser);
    people.push(person);
    const page = await person.newPage();
    await installWallet(page, { privateKey, rpcUrl, chainId });
    return page;
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.getByRole('button', { name: 'Test wallet' }).click();
  }

  async function join(page: Page, privateKey: Hex): Promise<void> {
    const { link } = await office.patto(
      ...['eligibility', 'issue', '--commons', commons, '--account', privateKeyToAddress(privateKey)],
      ...['--resident-reference', privateKey.slice(0, 10)],
    );
    await page.goto(String(link));
    await signIn(page);
    await page.getByRole('button', { name: 'Sign and join' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  }

  async function propose(account: string): Promise<void> {
    const proposed = await office.patto('member', 'move', commons, account, stranger);
    expect(proposed['state']).to.equal('proposed');
    const { rpcUrl, graphUrl } = city().stack;
    await untilIndexed(graphUrl, BigInt((await latestBlock(rpcUrl)).number));
  }

  it('is told to its owner on every page, and stopped with one tap', async () => {
    const privateKey = generatePrivateKey();
    const page = await open(privateKey);
    await join(page, privateKey);
    await propose(privateKeyToAddress(privateKey));

    await page.goto(`${city().dappUrl}/audit`);
    const notice = page.getByText('Somebody wants to move your membership');
    await notice.waitFor();
    await page.getByText(shortAddress(stranger), { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Stop the move' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    // What was kept of before may be shown until the index answers.
    await notice.waitFor({ state: 'detached' });
  });

  it('is told to its guard with both accounts, who stops it', async () => {
    const member = generatePrivateKey();
    const guard = generatePrivateKey();
    const account = privateKeyToAccount(member);
    await join(await open(member), member);
    const { rpcUrl, contracts } = city().stack;
    const wallet = createWalletClient({ account, transport: http(rpcUrl) });
    const named = setGuard(contracts.membership, { commonsId: 1, guard: privateKeyToAddress(guard) });
    await wallet.sendTransaction({ ...named, chain: null, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n });
    await propose(account.address);

    const page = await open(guard);
    await page.goto(`${city().dappUrl}/audit`);
    await signIn(page);
    const notice = page.getByText('A membership that you guard is to be moved');
    await notice.waitFor();
    await page.getByTitle(account.address).waitFor();
    await page.getByTitle(stranger).waitFor();
    await page.getByRole('button', { name: 'Stop the move' }).click();
    await notice.waitFor({ state: 'detached' });
  });

  it('is not told where the index alone says so', async () => {
    const privateKey = generatePrivateKey();
    const page = await open(privateKey);
    await join(page, privateKey);
    const invented = {
      id: '0x0000000100000001',
      kind: 'Move',
      state: 'Waiting',
      account: privateKeyToAddress(privateKey),
      to: stranger,
      readyAt: `${Math.floor(Date.now() / 1000) + 10 * 86_400}000000`,
      member: { index: 0 },
      commons: { number: 1, metadata: null },
    };
    await page.route('**/subgraphs/name/**', async (route) => {
      if (!/query MyMoves\b/.test(route.request().postData() ?? '')) return route.fallback();
      const response = await route.fetch();
      const { data } = (await response.json()) as { data: Record<string, unknown> };
      return route.fulfill({ response, json: { data: { ...data, announcements: [invented] } } });
    });
    const asked = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes(proposedMove),
    );
    await page.goto(`${city().dappUrl}/audit`);
    await (await asked).finished();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('Somebody wants to move your membership').count()).to.equal(0);
  });
});
