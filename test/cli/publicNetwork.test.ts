import { expect } from 'chai';
import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { placedContracts } from '@patto/protocol/network/addresses';
import { connect } from '../../scripts/cli/chain/network.ts';
import { readManifest } from '../../scripts/network/manifest.ts';
import { rpc } from '../../scripts/stack/chainRpc.ts';
import { repository } from '../../scripts/repository.ts';
import { privateKeyToAccount } from 'viem/accounts';
import { writtenFile } from './support/files.ts';
import { joinWith, type Eligibility } from './support/join.ts';
import { fundedAccount, startRehearsal, type Rehearsal } from './support/rehearsal.ts';

const registrar = fundedAccount(0);
const admin = fundedAccount(1);
const issuer = fundedAccount(2);
const resident = fundedAccount(3);
const stranger = fundedAccount(4);

describe('a city that begins on a public network', () => {
  let rehearsal: Rehearsal;
  let network: string;

  before(async () => {
    rehearsal = await startRehearsal();
    network = join(rehearsal.root, 'networks/sepolia.json');
  });
  after(() => rehearsal.stop());

  it('has the contracts where the written network says, for the index too', async () => {
    const { client, contracts, ballotBoxes, startBlock } = await connect({ network });
    for (const { address } of placedContracts({ contracts, ballotBoxes })) {
      const [before, after] = await Promise.all([
        client.getCode({ address, blockNumber: startBlock - 1n }),
        client.getCode({ address }),
      ]);
      expect(before, `${address} before the start block`).to.equal(undefined);
      expect(after, address).to.be.a('string');
    }
    const { dataSources } = readManifest(
      await readFile(join(rehearsal.root, 'subgraph/subgraph.sepolia.yaml'), 'utf8'),
    );
    expect(dataSources.map(({ network: chain }) => chain)).to.deep.equal(dataSources.map(() => 'sepolia'));
    expect(dataSources.find(({ name }) => name === 'BallotBox')?.source).to.deep.equal({
      abi: 'BallotBox',
      address: ballotBoxes[0]?.address,
      startBlock: Number(startBlock),
    });
  });

  it('goes from the first transaction to an open ballot by commands alone, and an audit finds all of it', async () => {
    const municipality = await done(
      { PATTO_REGISTRAR_KEY: registrar.key },
      ...['municipality', 'register', await document('municipality', city), '--admin', admin.address],
    );
    expect(municipality).to.include({ municipality: 1, admin: admin.address });
    await done({ PATTO_KEY: admin.key }, 'municipality', 'issuer', '1', issuer.address);
    const commons = await done(
      { PATTO_KEY: admin.key },
      ...['commons', 'create', await document('commons', garden), '--municipality', '1'],
      ...['--latitude', '45.0703', '--longitude', '7.6869'],
    );
    expect(commons).to.include({ commons: 1, latitude: 45_070_300, longitude: 7_686_900 });

    await joins(resident.key);
    const steward = await done({ PATTO_KEY: admin.key }, 'commons', 'steward', '1', resident.address);
    expect(steward).to.include({ steward: true });
    const thanked = await done(
      { PATTO_KEY: admin.key },
      ...['commons', 'award', '1', await document('evidence', watering)],
      ...['--account', resident.address, '--amount', '5'],
    );
    expect(thanked).to.deep.include({ accounts: [resident.address], by: admin.address });
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const opened = await done(
      // The steward, not the municipality.
      { PATTO_KEY: resident.key },
      ...['ballot', 'open', await document('ballot', question), '--commons', '1'],
      ...['--mode', 'single-choice', '--end', inThreeDays],
    );
    expect(opened).to.include({ ballot: 1 });

    const audit = await done({}, 'audit');
    expect(JSON.stringify(audit)).to.include(resident.address);
    const ended = await done({ PATTO_KEY: admin.key }, 'commons', 'steward', '1', resident.address, '--end');
    expect(ended).to.include({ steward: false });
  });

  it('takes no such step from the wrong person, and says why', async () => {
    const attempts: [Record<string, string>, string[], RegExp][] = [
      [
        { PATTO_REGISTRAR_KEY: stranger.key },
        ['municipality', 'register', await document('municipality', city), '--admin', stranger.address],
        /refused to register the municipality/,
      ],
      [
        { PATTO_KEY: stranger.key },
        ['municipality', 'issuer', '1', stranger.address],
        /refused to trust the issuer/,
      ],
      [
        { PATTO_KEY: stranger.key },
        [
          ...['commons', 'create', await document('commons', garden), '--municipality', '1'],
          ...['--latitude', '45', '--longitude', '7'],
        ],
        /refused to create the commons/,
      ],
      [
        { PATTO_KEY: stranger.key },
        ['commons', 'steward', '1', resident.address],
        /refused to make the member a steward/,
      ],
      [
        { PATTO_KEY: stranger.key },
        [
          ...['commons', 'award', '1', await document('evidence', watering)],
          ...['--account', resident.address, '--amount', '5'],
        ],
        /refused to award the points/,
      ],
    ];
    for (const [env, args, why] of attempts) {
      const { exitCode, stderr } = await run(env, ...args);
      expect(stderr).to.match(why);
      expect(exitCode).to.equal(1);
    }
  });

  it('says which key is missing, and what is wrong with a document, before anything is sent', async () => {
    const noKey = await run({}, 'municipality', 'issuer', '1', issuer.address);
    expect(noKey.exitCode).to.equal(2);
    expect(noKey.stderr).to.include('PATTO_KEY');

    const broken = await run(
      { PATTO_KEY: admin.key },
      ...[
        'commons',
        'create',
        await document('commons', { ...garden, name: undefined }),
        '--municipality',
        '1',
      ],
      ...['--latitude', '45', '--longitude', '7'],
    );
    expect(broken.exitCode).to.equal(2);
    expect(broken.stderr).to.include('name').and.to.include('Nothing was sent');

    const nowhere = await run(
      { PATTO_KEY: admin.key },
      ...['commons', 'create', await document('commons', garden), '--municipality', '1'],
      ...['--latitude', '91', '--longitude', '7'],
    );
    expect(nowhere.exitCode).to.equal(2);
    expect(nowhere.stderr).to.include('from -90 to 90');
  });

  it('says that an account cannot pay for its transaction', async () => {
    const { rpcUrl } = await connect({ network });
    const { address } = admin;
    await rpc(rpcUrl, 'anvil_setBalance', [address, '0x0']);

    const { exitCode, stderr } = await run(
      { PATTO_KEY: admin.key },
      ...['commons', 'revoke', '1', await document('evidence', watering)],
      ...['--account', resident.address, '--amount', '5'],
    );

    expect(stderr).to.match(/refused to take the points back: .*exceeds the balance of the account/);
    expect(exitCode).to.equal(1);
  });

  /** The issuer signs that the account is one resident's, and the account joins with that. */
  async function joins(key: Hex): Promise<void> {
    const account = privateKeyToAccount(key);
    const eligibility = await done(
      { PATTO_ISSUER_KEY: issuer.key, PATTO_TAG_SECRET: 'of this rehearsal' },
      ...['eligibility', 'issue', '--commons', '1', '--account', account.address],
      ...['--resident-reference', 'file 1'],
    );
    await joinWith(await connect({ network }), account, eligibility as unknown as Eligibility);
  }

  async function done(env: Record<string, string>, ...args: string[]): Promise<Record<string, unknown>> {
    const { exitCode, stdout, stderr } = await run(env, ...args, '--json');
    expect(exitCode, stderr).to.equal(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  function run(env: Record<string, string>, ...args: string[]) {
    return execa(process.execPath, ['scripts/cli/patto.ts', ...args, '--network', network], {
      cwd: repository,
      env,
      reject: false,
      stdin: 'ignore',
    });
  }
});

const city = { version: 1, name: 'Torino', country: 'IT', language: 'it' };

const garden = {
  version: 1,
  name: 'Orto di prova',
  kind: 'garden',
  language: 'it',
  address: 'Via della Prova 1',
  city: 'Torino',
  summary: 'Un orto.',
  description: 'Un orto per provare.',
};

const watering = { version: 1, language: 'it', title: 'Irrigazione di luglio' };

const question = {
  version: 1,
  language: 'it',
  commons: 'Orto di prova',
  question: 'Cosa piantiamo?',
  description: 'Si vota per tre giorni.',
  options: [
    { label: 'Pomodori', title: 'Pomodori' },
    { label: 'Zucche', title: 'Zucche' },
  ],
};

function document(kind: string, content: unknown): Promise<string> {
  return writtenFile(`${kind}.json`, JSON.stringify(content));
}
