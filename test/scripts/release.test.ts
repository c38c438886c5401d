import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keccak256, toBytes } from 'viem';
import { compiler } from '../../scripts/release/compiler.ts';
import { deployedContracts } from '../../scripts/release/deployed.ts';
import { currentRelease, keptRelease, type Release } from '../../scripts/release/release.ts';

const sources: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'project/contracts/Vote.sol': ['contracts/Vote.sol', 'contract Vote is Base {}'],
  'npm/@open/base@5.7.0/Base.sol': ['node_modules/@open/base/Base.sol', 'contract Base {}'],
};

const release: Release = {
  contractName: 'Vote',
  sourceName: 'contracts/Vote.sol',
  compiler,
  sources: Object.fromEntries(
    Object.entries(sources).map(([name, [, text]]) => [name, keccak256(toBytes(text))]),
  ),
  abi: [],
  bytecode: '0x6001',
};

describe('A contract that is kept compiled', () => {
  it('is there, with its own source among those it is made from: each that is deployed', async () => {
    for (const name of deployedContracts()) {
      const kept = await keptRelease(name);
      const source = Object.keys(kept?.sources ?? {}).find((path) => path.endsWith(`/${name}.sol`));
      expect(source, name).not.to.equal(undefined);
      expect(kept?.bytecode.length, name).to.be.above(100);
    }
  });

  /** Whether the release counts in a repository with these files besides, or instead. */
  async function counts(
    changed: Readonly<Record<string, string>> = {},
    kept: object = release,
  ): Promise<boolean> {
    const root = await mkdtemp(join(tmpdir(), 'patto-release-'));
    const files = {
      ...Object.fromEntries(Object.values(sources)),
      'ignition/artifacts/Vote.json': JSON.stringify(kept),
      ...changed,
    };
    try {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
      return (await currentRelease('Vote', pathToFileURL(`${root}/`))) !== undefined;
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }

  it('is deployed as it is where all its sources are the same, whatever else has changed', async () => {
    expect(await counts({ 'contracts/Other.sol': 'contract Other {}' })).to.equal(true);
  });

  it('is compiled again where its source, or one that it imports from a package, has changed', async () => {
    expect(await counts({ 'contracts/Vote.sol': 'contract Vote is Base { }' })).to.equal(false);
    expect(await counts({ 'node_modules/@open/base/Base.sol': '' })).to.equal(false);
  });

  it('is compiled again where a source has gone, or the compiler or its settings are others', async () => {
    const moved = { ...release, sources: { ...release.sources, 'project/contracts/Gone.sol': '0x00' } };
    expect(await counts({}, moved)).to.equal(false);
    expect(await counts({}, { ...release, compiler: { ...compiler, version: '0.8.36' } })).to.equal(false);
    const optimizer = { enabled: true, runs: 1 };
    expect(await counts({}, { ...release, compiler: { ...compiler, optimizer } })).to.equal(false);
  });
});
