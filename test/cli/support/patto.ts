import { execa } from 'execa';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { repository } from '../../../scripts/repository.ts';
import { stackHome } from './stack.ts';

/** How a command ended. */
export interface Ended {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
  /** The one object of `--json`. */
  json: Record<string, unknown>;
}

/** Runs `patto` as a person does, against the stack of these tests. */
export async function patto(...args: string[]): Promise<Ended> {
  const { exitCode, stdout, stderr } = await start(await stackHome(), args);
  return { exitCode, stdout, stderr, json: args.includes('--json') ? parse(stdout, stderr) : {} };
}

/** The same as the steward or the municipality with this key. */
export async function pattoAs(key: Hex, ...args: string[]): Promise<Ended> {
  const { exitCode, stdout, stderr } = await start(await stackHome(), args, { env: { PATTO_KEY: key } });
  return { exitCode, stdout, stderr, json: args.includes('--json') ? parse(stdout, stderr) : {} };
}

/** Runs `patto` and kills it as soon as its progress says a line that matches. */
export async function pattoKilledAt(line: RegExp, ...args: string[]): Promise<void> {
  const child = start(await stackHome(), args);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (line.test(said)) child.kill('SIGKILL');
  });
  const { signal, exitCode } = await child;
  if (signal !== 'SIGKILL')
    throw new Error(`It ended by itself (${exitCode ?? ''}) before ${line.source}:\n${said}`);
}

/** Runs `patto` and presses Ctrl-C as soon as its progress says a line that matches. */
export async function pattoStoppedAt(line: RegExp, ...args: string[]): Promise<Ended> {
  const child = start(await stackHome(), args);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const before = line.test(said);
    said += chunk.toString();
    if (!before && line.test(said)) child.kill('SIGINT');
  });
  const { exitCode, stdout, stderr } = await child;
  return { exitCode, stdout, stderr, json: args.includes('--json') ? parse(stdout, stderr) : {} };
}

/** Runs `patto` where no stack runs; as another user where that is asked for. */
export async function pattoAlone(args: readonly string[], uid?: number): Promise<Ended> {
  const child = start(join(tmpdir(), 'patto-nowhere'), args, uid === undefined ? {} : { uid, gid: uid });
  const { exitCode, stdout, stderr } = await child;
  return { exitCode, stdout, stderr, json: args.includes('--json') ? parse(stdout, stderr) : {} };
}

/** Runs `patto` where no stack runs and nobody reads what it prints. */
export async function pattoUnread(...args: string[]): Promise<Pick<Ended, 'exitCode' | 'stderr'>> {
  const child = start(join(tmpdir(), 'patto-nowhere'), args);
  child.stdout.destroy();
  const { exitCode, stderr } = await child;
  return { exitCode, stderr };
}

function start(
  home: string,
  args: readonly string[],
  { env = {}, ...user }: { env?: Record<string, string>; uid?: number; gid?: number } = {},
) {
  return execa(process.execPath, ['scripts/cli/patto.ts', ...args], {
    cwd: repository,
    env: { PATTO_HOME: home, ...env },
    reject: false,
    stdin: 'ignore',
    ...user,
  });
}

function parse(stdout: string, stderr: string): Record<string, unknown> {
  try {
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch {
    throw new Error(`Standard output is not one JSON object:\n${stdout}\n${stderr}`);
  }
}
