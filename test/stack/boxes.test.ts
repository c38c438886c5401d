// Two ballot boxes on one chain, as after a box was mended: whoever reads or writes a ballot finds the box that it is in.
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setIssuer } from '@patto/protocol/acts/municipalities';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { sheetOf } from '@patto/protocol/ballots/sheet';
import { BallotDocument, encodeDocument } from '@patto/protocol/documents/documents';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { type BallotBox, boxOf, boxToOpenIn } from '@patto/protocol/network/ballotBoxes';
import type { Browser, Page } from 'playwright-core';
import { type Address, keccak256, toHex, zeroHash } from 'viem';
import { audit } from '../../scripts/cli/audit/audit.ts';
import { readBallot } from '../../scripts/cli/chain/ballotFacts.ts';
import { putDocument } from '../../scripts/cli/chain/documents.ts';
import { connectTo, type Network } from '../../scripts/cli/chain/network.ts';
import { recountBallot } from '../../scripts/cli/recount/recountBallot.ts';
import { silentReporter } from '../../scripts/cli/reporter.ts';
import { settle } from '../../scripts/cli/results/settle.ts';
import type { StackDescription } from '../../scripts/stack/description.ts';
import { type Stack, startStack } from '../../scripts/stack/stack.ts';
import { launchBrowser, newPerson } from '../e2e/support/browser.ts';
import { installWallet } from '../e2e/support/wallet.ts';
import { City, type OpenedBallot } from '../subgraph/support/city.ts';
import { ask, untilIndexed } from '../subgraph/support/graphql.ts';
import { readChain, readIndex } from '../subgraph/support/publicRecord.ts';
import { deployFurtherBox, noteBox } from './support/furtherBox.ts';

const question = (of: string): BallotDocument => ({
  version: 1,
  language: 'en',
  commons: 'Orto di prova',
  question: `What comes into the ${of}?`,
  description: 'A trial.',
  options: [
    { label: 'Tomatoes', title: 'Tomatoes' },
    { label: 'Beans', title: 'Beans' },
  ],
});
const mode = singleChoice({ optionCount: 2 });

describe('Two ballot boxes side by side', function () {
  this.timeout(300_000);

  let home: string;
  let stack: Stack;
  let browser: Browser;
  /** What has been started, last first. */
  const ends: (() => Promise<unknown>)[] = [];
  let network: Network;
  let boxes: readonly [BallotBox, BallotBox];
  /** A city for each box: the same people, and the box that they open ballots in. */
  let cities: readonly [City, City];
  let ballots: readonly [OpenedBallot, OpenedBallot];
  const start = () => startStack({ home, ports: 'free', seed: false, dapp: true });
  const described = (): StackDescription => stack.description;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'patto-boxes-'));
    ends.unshift(() => rm(home, { recursive: true, force: true }));
    stack = await start();
    ends.unshift(() => stack.stop());
    const further = await deployFurtherBox(described(), 1);
    await stack.stop();
    await noteBox(home, further);
    stack = await start();
    browser = await launchBrowser();
    ends.unshift(() => browser.close());
    network = await connectTo(described());
    boxes = [boxOf(described(), 1), boxOf(described(), 100_000_001)];
    cities = [new City(described(), boxes[0]), new City(described(), boxes[1])];
    const [city] = cities;
    const municipalityId = await city.registerMunicipality(zeroHash);
    const trust = { municipalityId, issuer: city.issuer.address, trusted: true };
    await city.send(city.admin, setIssuer(city.contracts.commonsRegistry, trust));
    const commonsId = await city.createCommons(municipalityId, zeroHash);
    const people = ['Ann', 'Ben', 'Cleo', 'Dan'].map((name) => city.person(name).address);
    await city.joinBatch(commonsId, people);
    await city.passTime(1);
    const open = async (where: City, of: string) => {
      const document = question(of);
      const digest = await putDocument(network, encodeDocument(BallotDocument, document));
      const end = (await where.now()) + 7200;
      return where.open(commonsId, mode, sheetOf(document), { start: 0, end }, digest);
    };
    ballots = [await open(cities[0], 'first bed'), await open(cities[1], 'second bed')];
    await city.passTime(1);
  });

  after(async () => {
    for (const end of ends) await end();
  });

  it('give their ballots numbers that tell the box', () => {
    expect(ballots.map(({ ballotId }) => ballotId)).to.deep.equal([1, 100_000_001]);
    expect(boxes[0].address).not.to.equal(boxes[1].address);
    expect(boxToOpenIn(described(), 'points')).to.deep.equal(boxes[1]);
  });

  it('take each its own votes, and the index says what both contracts say', async () => {
    const [here, there] = cities;
    const vote = (name: string, ...points: number[]) => ({ voter: here.person(name), points });
    await here.castBatch(ballots[0], [vote('Ann', 1, 0), vote('Ben', 1, 0)]);
    await there.castBatch(ballots[1], [vote('Ann', 0, 1)]);
    await there.cast(ballots[1], vote('Ben', 0, 1));

    const block = await here.client.getBlockNumber();
    await untilIndexed(described().graphUrl, block);
    const [chain, index] = await Promise.all([
      readChain(here.client, described(), block),
      readIndex(described().graphUrl, block),
    ]);
    for (const [name, rows] of Object.entries(chain)) expect(index[name], name).to.deep.equal(rows);
    const { ballots: listed } = await ask(
      described().graphUrl,
      '{ ballots(orderBy: id) { id number box tally } }',
    );
    expect(listed).to.deep.equal([
      { id: '0x00000001', number: 1, box: boxes[0].address.toLowerCase(), tally: ['2', '0'] },
      { id: '0x05f5e101', number: 100_000_001, box: boxes[1].address.toLowerCase(), tally: ['0', '2'] },
    ]);
  });

  for (const [at, of] of ['first', 'second'].entries()) {
    it(`let a citizen read and vote in the dapp, whichever box it is: the ${of}`, async () => {
      const ballot = ballots[at] ?? ballots[0];
      const { address } = boxOf(described(), ballot.ballotId);
      const person = await newPerson(browser);
      const page = await person.newPage();
      await installWallet(page, {
        privateKey: keccak256(toHex('Cleo')),
        rpcUrl: described().rpcUrl,
        chainId: described().chainId,
      });
      await votes(page, ballot.ballotId, address);
      await person.close();

      expect((await readBallot(network, ballot.ballotId)).votes).to.equal(3);
      const voted = await cities[0].client.readContract({
        ...{ address, abi: ballotBoxAbi, functionName: 'hasVoted', args: [ballot.ballotId, 2] },
      });
      expect(voted).to.equal(true);
    });
  }

  it('are settled, recounted with every signature, and audited', async () => {
    for (const { ballotId, sheet } of ballots) {
      expect(await settle(network, ballotId, sheet, silentReporter)).to.deep.equal({ state: 'final' });
      const report = await recountBallot(network, ballotId, { signatures: true }, silentReporter);
      expect(report.differences).to.deep.equal([]);
      expect(report.votes).to.equal(3);
      expect(report.contracts.ballotBox).to.equal(boxOf(network, ballotId).address);
    }
    const report = await audit(network, {}, silentReporter);
    expect(report.ballots.map(({ ballot, votes: count, recount }) => [ballot, count, recount])).to.deep.equal(
      [
        [1, 3, 'equal'],
        [100_000_001, 3, 'equal'],
      ],
    );
    expect(report.contracts).to.include({ ballotBox: boxes[0].address, ballotBox1: boxes[1].address });
  });

  it('are counted again in the dapp, from the chain alone', async () => {
    const person = await newPerson(browser);
    const page = await person.newPage();
    for (const { ballotId } of ballots) {
      await page.goto(`${described().dappUrl ?? ''}/ballots/${ballotId}/result`);
      await page.getByRole('button', { name: 'Count it yourself' }).click();
      await page.getByText(/Your own count of 3 votes gives the same result/).waitFor();
    }
    await person.close();
  });

  it('leave a number of no box unknown', async () => {
    const asked = readBallot(network, 200_000_001).then(
      () => 'an answer',
      (error: unknown) => String(error),
    );
    expect(await asked).to.match(/There is no ballot 200000001/);
  });

  async function votes(page: Page, ballot: number, box: Address): Promise<void> {
    await page.goto(`${described().dappUrl ?? ''}/ballots/${ballot}`);
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.getByRole('button', { name: 'Test wallet' }).click();
    await page.getByText('Details for checking').click();
    await page.getByText(box).first().waitFor();
    await page.getByRole('radio').nth(1).check({ force: true });
    await page.getByRole('button', { name: /Review/ }).click();
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page.getByText('It is on the public record, and the lists show it.').first().waitFor();
  }
});
