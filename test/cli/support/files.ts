import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small election that any ballot could take, as a Pabulib file. */
export const smallFile = `META
key;value
description;Small budget
country;Italy
unit;Torino
instance;2024
num_projects;3
num_votes;4
budget;100
vote_type;approval
rule;greedy
min_length;1
max_length;3
PROJECTS
project_id;name;cost;votes;selected
1;Panchine;60;3;1
2;Alberi;50;2;0
3;Fontanella;40;2;1
VOTES
voter_id;vote
a;1,2
b;1,3
c;1
d;2,3
`;

let folder: Promise<string> | undefined;

/** A path for a file that is gone after the tests. */
export async function scratchFile(name: string): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'patto-files-'));
  return join(await folder, name);
}

/** The same with content. */
export async function writtenFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = await scratchFile(name);
  await writeFile(path, content);
  return path;
}

after('remove the files', async () => {
  if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
});
