import { expect } from 'chai';
import { execa } from 'execa';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeployment } from '../../scripts/network/deployment.ts';
import { repository } from '../../scripts/repository.ts';
import { startAnvil, type Anvil } from '../protocol/support/anvil.ts';

describe('what Ignition left of a deployment', function () {
  this.timeout(120_000);

  let chain: Anvil;
  let root: string;
  let whole: string;

  before(async () => {
    chain = await startAnvil();
    root = await mkdtemp(join(tmpdir(), 'patto-deployment-'));
    whole = join(root, 'whole');
    await execa(process.execPath, ['scripts/stack/ignition.ts', chain.rpcUrl, whole], { cwd: repository });
  });
  after(async () => {
    await chain.stop();
    await rm(root, { recursive: true, force: true });
  });

  /** What is said of the deployment when one of its files reads otherwise. */
  async function saidOf(file: string, change: (content: string) => string): Promise<string> {
    const folder = await mkdtemp(join(root, 'changed-'));
    await cp(whole, folder, { recursive: true });
    await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
    return readDeployment(folder).then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
  }

  it('is read where it ended', async () => {
    expect(await readDeployment(whole)).to.include({ chainId: 31337 });
  });

  it('is not taken as ended while functions are not bound or roles not granted, though all contracts are there', async () => {
    const before = (step: string) => (journal: string) => {
      const lines = journal.split('\n');
      return lines
        .slice(
          0,
          lines.findIndex((line) => line.includes(step)),
        )
        .join('\n');
    };
    for (const step of ['Patto#GrantUpgrader', 'Patto#DelayUpgraderGrants']) {
      expect(await saidOf('journal.jsonl', before(step))).to.match(
        new RegExp(`was interrupted before .*${step}.*Run the same deployment again`),
      );
    }
    const failed = (journal: string) =>
      journal.replaceAll(
        /("futureId":"Patto#Bind_registerMunicipality_of_CommonsRegistry".*)"SUCCESS"/g,
        '$1"REVERTED_TRANSACTION"',
      );
    expect(await saidOf('journal.jsonl', failed)).to.include(
      'interrupted before Patto#Bind_registerMunicipality_of_CommonsRegistry.',
    );
  });

  it('is refused where an address has a letter in the wrong case', async () => {
    const swapped = (addresses: string) =>
      addresses.replace(
        /(0x[0-9a-fA-F]*?)([a-f])/,
        (_, start: string, letter: string) => start + letter.toUpperCase(),
      );
    expect(await saidOf('deployed_addresses.json', swapped)).to.include('wrong checksum');
  });
});
