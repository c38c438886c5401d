// `npm run size`: what each page of the dapp loads against its budget (.size-limit.mjs).
import { Command } from 'commander';
import { execa } from 'execa';
import { writeFile } from 'node:fs/promises';
import * as v from 'valibot';

const Rows = v.array(
  v.object({ name: v.string(), passed: v.boolean(), size: v.number(), sizeLimit: v.number() }),
);

const program = new Command('size')
  .description('kB of script (gzipped) that each page loads, against its budget')
  .option('--json <file>', 'write the rows as JSON')
  .parse();
const { json } = program.opts<{ json?: string }>();

const run = await execa('size-limit', ['--json'], { preferLocal: true, reject: false });
if (run.stdout === '') throw new Error(run.stderr);
const rows = v.parse(Rows, JSON.parse(run.stdout)).map(({ name, size, sizeLimit, passed }) => ({
  page: name,
  kB: Math.round(size / 100) / 10,
  budget: sizeLimit / 1000,
  passed,
}));
console.table(rows);
if (json !== undefined) await writeFile(json, `${JSON.stringify(rows, undefined, 2)}\n`);
if (rows.some(({ passed }) => !passed)) {
  console.error('A page is above its budget.');
  process.exitCode = 1;
}
