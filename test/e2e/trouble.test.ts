import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { cidOf, digestOf } from '@patto/protocol/documents/documents';
import { generatePrivateKey } from 'viem/accounts';
import { ask } from '../subgraph/support/graphql.ts';
import { newPerson } from './support/browser.ts';
import { city } from './support/city.ts';
import { installWallet } from './support/wallet.ts';

/** Waits until the device holds what the page has read so far. */
async function answersKept(page: Page): Promise<void> {
  await page.evaluate(
    (shownAt) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('keyval-store');
        opening.onsuccess = () => {
          const look = () => {
            const reading = opening.result.transaction('keyval').objectStore('keyval').get('patto.answers');
            reading.onsuccess = () => {
              const stored = reading.result as { storedAt: number } | undefined;
              if (stored === undefined || stored.storedAt <= shownAt) return setTimeout(look, 200);
              opening.result.close();
              resolve();
            };
          };
          look();
        };
      }),
    Date.now(),
  );
}

/** A ballot's document with the titles of its first two options swapped, and their labels left: the same sheet. */
async function documentWithSwappedTitles(ballot: number): Promise<Uint8Array> {
  const { graphUrl, ipfsUrl } = city().stack;
  const query = `{ ballots(where: { number: ${ballot} }) { metadataDigest } }`;
  const answer = (await ask(graphUrl, query)) as { ballots: { metadataDigest: `0x${string}` }[] };
  const digest = answer.ballots[0]?.metadataDigest ?? '0x';
  const response = await fetch(`${ipfsUrl}/ipfs/${cidOf(digest)}`);
  const document = (await response.json()) as { options: { title: string }[] };
  const [first, second] = document.options;
  if (first === undefined || second === undefined) throw new Error('The ballot has too few options');
  [first.title, second.title] = [second.title, first.title];
  return new TextEncoder().encode(JSON.stringify(document));
}

describe('When something fails', () => {
  let person: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    person = await newPerson(city().browser);
    page = await person.newPage();
  });

  afterEach(async () => {
    await person.close();
  });

  for (const path of ['/', '/commons/1', '/ballots', '/ballots/5', '/ballots/2/result', '/audit/1']) {
    it(`says that the index does not answer, what still holds, and asks again when told to: ${path}`, async () => {
      await person.route(`${city().stack.graphUrl}**`, (route) => route.abort());
      await page.goto(`${city().dappUrl}${path}`);
      await page.getByText('The public record itself is not affected.').first().waitFor();
      await person.unroute(`${city().stack.graphUrl}**`);
      for (const again of await page.getByRole('button', { name: 'Try again' }).all()) await again.click();
      await page
        .getByText('The public record itself is not affected.')
        .first()
        .waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1 }).waitFor();
    });
  }

  it('says so too when the index takes questions and stays silent', async () => {
    const graph = city().stack.processes['graph'] ?? [];
    const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
      for (const { pid } of graph) process.kill(pid, name);
    };
    signal('SIGSTOP');
    try {
      await page.goto(`${city().dappUrl}/ballots/5`);
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    } finally {
      signal('SIGCONT');
    }
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('heading', { level: 1, name: /40.000 euro/ }).waitFor();
  });

  it('shows what it read before when the index goes away', async () => {
    await page.goto(`${city().dappUrl}/`);
    await page.getByRole('link', { name: 'Cascina Roccafranca' }).waitFor();
    await answersKept(page);
    await person.route(`${city().stack.graphUrl}**`, (route) => route.abort());
    await page.reload();
    await page.getByRole('link', { name: 'Cascina Roccafranca' }).waitFor();
  });

  it('offers no vote while the chain does not answer', async () => {
    await person.route(`${city().stack.rpcUrl}**`, (route) => route.abort());
    await page.goto(`${city().dappUrl}/ballots/5`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByText(/does not answer/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Sign and send' }).count()).to.equal(0);
    await page.getByRole('region', { name: 'The options' }).getByRole('listitem').first().waitFor();
  });

  it('says what it waits for after two seconds, and what can be done after ten', async () => {
    await person.route(`${city().stack.graphUrl}**`, () => undefined);
    await page.goto(`${city().dappUrl}/ballots/5`);
    await page.getByText('Waiting for the index').waitFor({ timeout: 6_000 });
    await page.getByText('It takes longer than usual').waitFor();
  });

  it('says that a document is missing instead of hiding it', async () => {
    await person.route(`${city().stack.ipfsUrl}/ipfs/**`, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${city().dappUrl}/ballots/5`);
    await page
      .getByText(/document/i)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /Review/ }).count()).to.equal(0);
  });

  it('shows a document that was changed as a mismatch, and offers no vote with it', async () => {
    await person.route(`${city().stack.ipfsUrl}/ipfs/**`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('2027', '2028');
      await route.fulfill({ response, body });
    });
    await page.goto(`${city().dappUrl}/ballots/5`);
    await page
      .getByText(/does not match|not the one|changed/i)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /Review/ }).count()).to.equal(0);
  });

  it('offers no vote where the index names another document than the ballot was opened with', async () => {
    const { graphUrl, ipfsUrl } = city().stack;
    const swapped = await documentWithSwappedTitles(5);
    const digest = digestOf(swapped);
    await person.route(`${graphUrl}**`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /"metadataDigest":"0x[0-9a-f]{64}"/,
        `"metadataDigest":"${digest}"`,
      );
      await route.fulfill({ response, body });
    });
    await person.route(`${ipfsUrl}/ipfs/${cidOf(digest)}`, (route) =>
      route.fulfill({ body: Buffer.from(swapped), headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.goto(`${city().dappUrl}/ballots/5`);
    await page.getByText('The index names another document').waitFor();
    expect(await page.getByRole('button', { name: /Review/ }).count()).to.equal(0);
    expect(await page.getByText('Matches the record').count()).to.equal(0);
  });

  it('says of a wallet that it is locked, or asks already in a window that nobody has seen', async () => {
    const { rpcUrl, chainId } = city().stack;
    const holder = await installWallet(page, { privateKey: generatePrivateKey(), rpcUrl, chainId });
    await page.goto(`${city().dappUrl}/`);
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    holder.asking = true;
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByText('The wallet is asking you already.').waitFor();

    holder.asking = false;
    holder.locked = true;
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByText('The wallet gave no account.').waitFor();

    holder.locked = false;
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Sign in' }).count()).to.equal(0);
  });

  it('goes back with nothing lost when the wallet refuses, and offers to switch a wrong network', async () => {
    const { rpcUrl, chainId } = city().stack;
    const holder = await installWallet(page, { privateKey: generatePrivateKey(), rpcUrl, chainId });
    await page.goto(`${city().dappUrl}/commons/1`);
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    holder.refuses = true;
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByText('The wallet did not agree').waitFor();

    holder.refuses = false;
    holder.chainId = 1;
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: 'Switch network' }).click();
    await page.getByText('Your wallet is on another network').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ask the demo desk' }).click();

    holder.refuses = true;
    await page.getByRole('button', { name: 'Sign and join' }).click();
    await page.getByText('You refused in your wallet.').first().waitFor();

    holder.refuses = false;
    await page
      .getByRole('button', { name: /back|again/i })
      .first()
      .click();
    await page.getByRole('button', { name: 'Sign and join' }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  });

  it('asks nobody outside this machine', async () => {
    const asked: string[] = [];
    person.on('request', (request) => asked.push(request.url()));
    for (const path of ['/', '/commons/1', '/ballots/5', '/ballots/2/result', '/me', '/audit/1']) {
      await page.goto(`${city().dappUrl}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    const elsewhere = asked.filter(
      (url) => url.startsWith('http') && !['localhost', '127.0.0.1'].includes(new URL(url).hostname),
    );
    expect(asked).to.have.lengthOf.above(0);
    expect(elsewhere).to.deep.equal([]);
  });

  for (const path of ['/', '/ballots', '/ballots/5', '/ballots/2/result']) {
    it(`asks for nothing twice before the first page is there: ${path}`, async () => {
      const asked: string[] = [];
      person.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
      await page.goto(`${city().dappUrl}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const soFar = [...asked];
      expect(soFar.filter((request) => request.startsWith(city().stack.graphUrl))).to.have.lengthOf.above(0);
      expect(soFar.filter((request, place) => soFar.indexOf(request) !== place)).to.deep.equal([]);
    });
  }

  it('opens without a network once it was opened with one', async () => {
    await page.goto(`${city().dappUrl}/`);
    await page.getByRole('link', { name: 'Cascina Roccafranca' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByRole('link', { name: 'Cascina Roccafranca' }).waitFor();
    await answersKept(page);
    await person.setOffline(true);
    await page.reload();
    await page.getByRole('link', { name: 'Cascina Roccafranca' }).waitFor();
  });
});
