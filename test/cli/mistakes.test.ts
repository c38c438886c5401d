import { expect } from 'chai';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { scratchFile, smallFile, writtenFile } from './support/files.ts';
import { patto, pattoAlone, pattoStoppedAt, pattoUnread } from './support/patto.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

const nobody = 65534;

/** One sentence for a person and nothing for a program. */
async function expectRefusal(args: readonly string[], says: string, uid?: number): Promise<void> {
  const { exitCode, stdout, stderr } = await pattoAlone(args, uid);
  expect(stderr.split('\n')).to.have.length(1);
  expect(stderr).to.include(says);
  expect(stdout).to.equal('');
  expect(exitCode).to.equal(2);
}

describe('a mistake at the terminal is answered with one sentence and exit code 2', () => {
  let folder: string;
  before(async () => {
    folder = await scratchFile('a folder');
    await mkdir(folder);
  });

  it('where a folder is given for a file', async () => {
    const reason = `${folder} cannot be read: it is a folder. Nothing was created`;
    await expectRefusal(['ballot', 'import', folder], reason);
    await expectRefusal(
      ['ballot', 'recount', '1', '--network', folder],
      `${folder} cannot be read: it is a folder`,
    );
    await expectRefusal(['ballot', 'export', '1', folder], `${folder} cannot be written: it is a folder`);
    await expectRefusal(['audit', '--html', folder], `${folder} cannot be written: it is a folder`);
  });

  it('where a file is missing, is no JSON, or may not be read', async function () {
    const missing = join(folder, 'missing.pb');
    await expectRefusal(['ballot', 'import', missing], `${missing} cannot be read: there is no such file`);
    const text = await writtenFile('text.json', 'not JSON');
    await expectRefusal(
      ['ballot', 'recount', '1', '--network', text],
      `${text} cannot be read: it is not JSON`,
    );
    const secret = await writtenFile('secret.pb', smallFile);
    await chmod(secret, 0o000);
    await chmod(dirname(secret), 0o755);
    // Root reads everything, so somebody else asks then.
    const user = process.getuid?.() === 0 ? nobody : undefined;
    await expectRefusal(
      ['ballot', 'import', secret],
      `${secret} cannot be read: you have no right to it`,
      user,
    );
  });

  it('where the file to write has no folder or exists, before any work is done', async () => {
    const nowhere = join(folder, 'nowhere', 'file');
    const reason = `${nowhere} cannot be written: there is no such file or folder`;
    await expectRefusal(['ballot', 'export', '1', nowhere], reason);
    await expectRefusal(['audit', '--html', nowhere], reason);
    const kept = await writtenFile('kept.pb', 'kept');
    await expectRefusal(['ballot', 'export', '1', kept], `${kept} exists and was left as it is`);
    expect(await readFile(kept, 'utf8')).to.equal('kept');
  });

  it('where no stack runs', async () => {
    const small = await writtenFile('alone.pb', smallFile);
    for (const args of [['audit'], ['ballot', 'recount', '1'], ['ballot', 'import', small]])
      await expectRefusal(args, 'npm start');
  });

  it('where nobody reads the answer to the end', async () => {
    const { exitCode, stderr } = await pattoUnread('audit', '--json');
    expect(stderr.split('\n')).to.have.length(1);
    expect(stderr).to.include('npm start');
    expect(exitCode).to.equal(2);
  });

  it('where the command itself is wrong, in JSON too', async () => {
    const { exitCode, json, stderr } = await pattoAlone(['ballot', 'recount', 'first', '--json']);
    expect(exitCode).to.equal(2);
    expect(json['error']).to.include("'first' is invalid").and.to.include('whole number');
    expect(stderr).to.include("'first' is invalid").and.to.include('--help');
  });

  it('and help is no mistake: every command explains itself and ends with 0', async () => {
    const { stdout } = await pattoAlone(['ballot', '--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)].map(([, name]) => name ?? '');
    expect(commands).to.include.members(['import', 'recount', 'export', 'open']);
    for (const args of [['audit'], ['eligibility', 'issue'], ...commands.map((name) => ['ballot', name])]) {
      const help = await pattoAlone([...args, '--help']);
      expect(help.exitCode, args.join(' ')).to.equal(0);
      expect(help.stdout, args.join(' '))
        .to.include(`Usage: patto ${args.join(' ')}`)
        .and.to.include('--json');
      expect(help.stderr).to.equal('');
    }
  });
});

describe('an import that is stopped with Ctrl-C', () => {
  it('says what was kept and how to go on, and the same command finishes it with nobody in twice', async () => {
    await runningStack();
    const votes = Array.from({ length: 1_000 }, (_, voter) => `v${voter};${1 + (voter % 3)}\n`).join('');
    const text = smallFile
      .replace('num_votes;4', 'num_votes;1000')
      .replace('Small budget', 'A budget to stop')
      .replace(/VOTES\nvoter_id[^]*$/, `VOTES\nvoter_id;vote\n${votes}`)
      .replace('project_id;name;cost;votes;selected', 'project_id;name;cost')
      .replaceAll(/^(\d;\w+;\d+);\d;\d$/gm, '$1');
    const path = await writtenFile('stopped.pb', text);

    const stopped = await pattoStoppedAt(/Members: \d+ of 1000/, 'ballot', 'import', path, '--json');
    expect(stopped.exitCode).to.equal(130);
    expect(stopped.json).to.deep.equal({
      error: 'Stopped. All that was sent is on the chain; the same command goes on from there.',
    });
    expect(stopped.stderr).to.match(/goes on from there\.$/);

    const { exitCode, json, stderr } = await patto('ballot', 'import', path, '--json');
    expect(exitCode, stderr).to.equal(0);
    expect(json['votes']).to.equal(1_000);
    // All may have been sent before the signal came.
    expect(json['joinedNow']).to.be.at.least(0).and.to.be.lessThan(1_000);
    const { client, contracts } = await runningNetwork();
    const counted = await client.readContract({
      address: contracts.membership,
      abi: membershipAbi,
      functionName: 'memberCount',
      args: [Number(json['commons'])],
    });
    expect(counted).to.deep.equal([1_000, 1_000]);
  });
});
