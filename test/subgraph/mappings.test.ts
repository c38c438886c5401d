// The stories, each in a real graph-node with the chain played back from the file.
import { execa } from 'execa';
import getPort from 'get-port';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect } from 'chai';
import { graphBinary } from '../../scripts/stack/binaries.ts';
import { type Database, query, startDatabase } from '../../scripts/stack/database.ts';
import { type Home, takeHome } from '../../scripts/stack/home.ts';
import { buildFlatSubgraph } from './support/flatBuild.ts';

const stories = fileURLToPath(new URL('stories/', import.meta.url));

describe('the mappings', function () {
  this.timeout(60_000);

  let home: Home;
  let database: Database;
  let build: string;

  before(async function () {
    // It compiles the index, beside whatever else the machine does.
    this.timeout(240_000);
    home = await takeHome(await mkdtemp(join(tmpdir(), 'patto-mappings-')));
    await home.prepare(false);
    [build, database] = await Promise.all([
      buildFlatSubgraph(),
      getPort().then((port) => startDatabase(home, port)),
    ]);
  });

  after(async () => {
    await database.stop();
    await home.release();
    await rm(home.path, { recursive: true, force: true });
  });

  /** graph-node remembers blocks by their number's hash, so each story needs a database of its own. */
  async function newDatabase(name: string): Promise<string> {
    await query(
      database.url,
      `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  for (const file of readdirSync(stories).filter((name) => name.endsWith('.json'))) {
    const story = v.parse(
      v.object({ name: v.string() }),
      JSON.parse(readFileSync(join(stories, file), 'utf8')),
    );
    it(story.name, async () => {
      const url = await newDatabase(file.replace('.json', ''));
      const run = await execa(
        graphBinary(),
        ['test', '--skip-build', '--manifest', 'subgraph.yaml', '--postgres-url', url, join(stories, file)],
        // A shell's RUST_BACKTRACE would have it walk its stack in each call of a mapping.
        { cwd: build, reject: false, all: true, env: { RUST_LIB_BACKTRACE: '0' } },
      );
      expect(run.exitCode, run.all).to.equal(0);
      expect(run.all).to.contain('1 passed, 0 failed');
    });
  }
});
