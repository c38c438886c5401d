import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NetworkDescription } from '@patto/protocol/network/description';
import * as v from 'valibot';
import { defaultHome } from './home.ts';
import { StackError } from './part.ts';

const StackDescription = v.object({
  ...NetworkDescription.entries,
  /** graph-node's JSON-RPC for administration. */
  graphAdminUrl: v.pipe(v.string(), v.url()),
  /** Absent when the stack runs without the dapp. */
  dappUrl: v.exactOptional(v.pipe(v.string(), v.url())),
  /** The processes of each part, by its name. */
  processes: v.record(
    v.string(),
    v.pipe(v.array(v.object({ pid: v.number(), startTime: v.string() })), v.readonly()),
  ),
});

/** What others need to talk to a running stack. */
export type StackDescription = Readonly<v.InferOutput<typeof StackDescription>>;

/** Writes `stack.json`, whole or not at all. */
export async function writeDescription(home: string, description: StackDescription): Promise<void> {
  const file = join(home, 'stack.json');
  await writeFile(`${file}.new`, `${JSON.stringify(description, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/**
 * Reads how to reach the stack that runs in a data folder.
 * @throws StackError when none runs there, or one of another version.
 */
export async function readDescription(home: string = defaultHome()): Promise<StackDescription> {
  const file = join(home, 'stack.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new StackError(`No running Patto is described in ${file}. Start one: npm start`);
  const read = v.safeParse(StackDescription, JSON.parse(text));
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new StackError(
    `${file} does not describe a running Patto of this version (${v.getDotPath(issue) ?? 'it'}: ${issue.message}). ` +
      'Stop it and start again: npm start',
  );
}
