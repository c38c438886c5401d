import { expect } from 'chai';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { readBallot } from '../../scripts/cli/chain/ballotFacts.ts';
import { chainTime, passTime } from '../../scripts/cli/chain/clock.ts';
import { smallFile, writtenFile } from './support/files.ts';
import { joinWith, type Eligibility } from './support/join.ts';
import { patto } from './support/patto.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

describe("a municipality's office at the terminal", () => {
  let commons: string;
  /** Opens a ballot in the commons by a document with these words. */
  const open = async (words: object, mode: string, end: string) => {
    const document = { version: 1, language: 'it', commons: 'Orto', description: '', ...words };
    return patto(
      ...['ballot', 'open', await writtenFile('ballot.json', JSON.stringify(document))],
      ...['--commons', commons, '--mode', mode, '--end', end, '--json'],
    );
  };

  before(async () => {
    await runningStack();
    const path = await writtenFile('office.pb', smallFile.replace('Small budget', "The office's budget"));
    const { json } = await patto('ballot', 'import', path, '--json');
    commons = String(json['commons']);
  });

  it('signs a link with which a resident joins, once', async () => {
    const network = await runningNetwork();
    const resident = privateKeyToAccount(generatePrivateKey());
    const issue = () =>
      patto(
        'eligibility',
        'issue',
        '--commons',
        commons,
        '--account',
        resident.address,
        '--resident-reference',
        'file 7',
        '--json',
      );

    const { json, exitCode, stderr } = await issue();
    expect(exitCode, stderr).to.equal(0);
    const code = /\/commons\/\d+#eligibility=([\w-]+)$/.exec(String(json['link']))?.[1] ?? '';
    const eligibility = JSON.parse(Buffer.from(code, 'base64url').toString()) as Eligibility;
    await joinWith(network, resident, eligibility);

    const isMember = await network.client.readContract({
      address: network.contracts.membership,
      abi: membershipAbi,
      functionName: 'isMember',
      args: [Number(commons), resident.address],
    });
    expect(isMember).to.equal(true);
    const second = await issue();
    expect(second.exitCode).to.equal(2);
    expect(second.json['error']).to.include('is a member of commons');
  });

  it('moves a membership whose key is lost, and ends one, after a wait that everybody sees', async () => {
    const network = await runningNetwork();
    const [lost, fresh] = [generatePrivateKey(), generatePrivateKey()].map((key) => privateKeyToAccount(key));
    if (lost === undefined || fresh === undefined) throw new Error('No keys');
    const named = ['--resident-reference', 'file 8'];
    const { json } = await patto(
      ...['eligibility', 'issue', '--commons', commons, '--account', lost.address, ...named, '--json'],
    );
    const code = String(json['code']);
    await joinWith(network, lost, JSON.parse(Buffer.from(code, 'base64url').toString()) as Eligibility);

    const move = (...more: string[]) =>
      patto('member', 'move', commons, lost.address, fresh.address, ...more, '--json');
    const proposed = await move();
    expect(proposed.exitCode, proposed.stderr).to.equal(0);
    expect(proposed.json['state']).to.equal('proposed');
    const again = await move();
    expect(again.exitCode).to.equal(1);
    expect((await move('--withdraw')).json['state']).to.equal('withdrawn');

    const end = (...more: string[]) => patto('member', 'end', commons, lost.address, ...more, '--json');
    const other = await end('--resident-reference', 'file 9');
    expect(other.exitCode).to.equal(1);
    const announced = await end(...named);
    expect(announced.exitCode, announced.stderr).to.equal(0);
    expect(announced.json['state']).to.equal('announced');
    expect((await end(...named)).json['state']).to.equal('announced');
    await passTime(network, Number(announced.json['readyAt']));
    expect((await end(...named)).json['state']).to.equal('ended');
    const nobody = await patto('member', 'end', commons, fresh.address, ...named, '--json');
    expect(nobody.exitCode).to.equal(2);
    expect(nobody.json['error']).to.include('never was a member');
  });

  it('opens a ballot from a document, and nothing from a document that breaks the rules', async () => {
    const words = {
      question: 'Cosa piantiamo?',
      description: 'Si vota fino a domani.',
      options: [
        { label: 'Pomodori', title: 'Pomodori' },
        { label: 'Zucche', title: 'Zucche' },
      ],
    };
    const end = new Date(Date.now() + 24 * 3600 * 1000 * 3).toISOString();

    const opened = await open(words, 'single-choice', end);
    expect(opened.exitCode, opened.stderr).to.equal(0);
    expect(opened.json['ballot']).to.be.a('number');

    const twice = { ...words, options: [words.options[0], words.options[0]] };
    const refused = await open(twice, 'single-choice', end);
    expect(refused.exitCode).to.equal(2);
    expect(refused.json['error']).to.include('same label').and.to.include('Nothing was opened');
  });

  it('opens no vote on money that the document does not name, and none until a moment without its zone', async () => {
    const words = {
      question: 'Che cosa paghiamo?',
      currency: 'EUR',
      options: [
        { label: 'Pompa', title: 'Pompa', cost: 100 },
        { label: 'Panca', title: 'Panca' },
      ],
    };
    const poor = await open(words, 'greedy', '2040-01-01T00:00Z');
    expect(poor.exitCode).to.equal(2);
    expect(poor.json['error'])
      .to.include('does not say budget, options.1.cost')
      .and.to.include('Nothing was opened');
    const whole = {
      ...words,
      budget: 100,
      options: words.options.map((option) => ({ cost: 50, ...option })),
    };
    const vague = await open(whole, 'greedy', '12/10/2040');
    expect(vague.exitCode).to.equal(2);
    expect(vague.json['error']).to.include('no moment with its zone');
  });

  it('settles a result as far as the clock allows, and breaks no tie where there is none', async () => {
    const network = await runningNetwork();
    const words = {
      question: 'Chi apre il cancello?',
      description: 'A turno.',
      options: [
        { label: 'Anna', title: 'Il turno di Anna' },
        { label: 'Bruno', title: 'Il turno di Bruno' },
      ],
    };
    const end = new Date(((await chainTime(network)) + 3600) * 1000).toISOString();
    const opened = await open(words, 'single-choice', end);
    const ballot = String(opened.json['ballot']);

    const early = await patto('ballot', 'settle', ballot, '--json');
    expect(early.exitCode, early.stderr).to.equal(0);
    expect(early.json).to.include({ state: 'waiting', for: 'the end of voting' });
    await passTime(network, (await readBallot(network, Number(ballot))).end);
    const settled = await patto('ballot', 'settle', ballot, '--json');
    expect(settled.json).to.include({ state: 'final' });
    expect((await patto('ballot', 'settle', ballot, '--json')).json).to.include({ state: 'final' });

    const reasons = await writtenFile('reasons.txt', 'Va bene così.');
    const refused = await patto('ballot', 'break-tie', ballot, reasons, '--json');
    expect(refused.exitCode).to.equal(2);
    expect(refused.json['error']).to.include('is final: there is no tie to break');
  });
});
