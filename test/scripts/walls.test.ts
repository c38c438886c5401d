// Who imports whom: the rule that the linter keeps, tried on files that are not there.
import { expect } from 'chai';
import { ESLint, Linter } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { sourceFiles } from '../../scripts/checks/files.ts';
import { importsOf } from '../../scripts/checks/imports.ts';
import { broken, walls } from '../../scripts/checks/walls.ts';
import { wallsRule } from '../../scripts/checks/wallsRule.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the linter says to one line of code in a file. */
function said(file: string, code: string): string[] {
  const linter = new Linter({ cwd: root });
  const settings: Linter.Config = {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    plugins: { patto: { rules: { walls: wallsRule } } },
    rules: { 'patto/walls': 'error' },
  };
  return linter.verify(code, settings, { filename: `${root}${file}` }).map(({ message }) => message);
}

interface Case {
  file: string;
  allowed: string;
  forbidden: string;
}

/** For each wall an import through it, and one that it lets pass. */
const cases: readonly Case[] = [
  {
    file: 'ignition/modules/New.ts',
    allowed: '@patto/protocol/generated/abis',
    forbidden: '../../scripts/stack/stack.ts',
  },
  {
    file: 'protocol/src/ballots/new.ts',
    allowed: '../documents/schemas.ts',
    forbidden: '../../../scripts/cli/failure.ts',
  },
  {
    file: 'dapp/src/shared/ui/New.tsx',
    allowed: '../chain/useNow.ts',
    forbidden: '../../entities/ballot/queries.ts',
  },
  {
    file: 'dapp/src/entities/ballot/new.ts',
    allowed: '../member/member.ts',
    forbidden: '../../features/voting/castVote.ts',
  },
  {
    file: 'dapp/src/features/voting/new.ts',
    allowed: '../../entities/ballot/queries.ts',
    forbidden: '../results/settle.ts',
  },
  {
    file: 'dapp/src/features/me/new.ts',
    allowed: './queries.ts',
    forbidden: '../../app/router.tsx',
  },
  {
    file: 'dapp/src/demo/new.ts',
    allowed: '../entities/slots/ballotControl.ts',
    forbidden: '../features/voting/castVote.ts',
  },
  {
    file: 'dapp/src/app/new.ts',
    allowed: '../features/me/MePage.tsx',
    forbidden: '../boot/boot.ts',
  },
  {
    file: 'dapp/src/boot/new.ts',
    allowed: '../entities/ballot/queryParts.ts',
    forbidden: '../demo/demo.tsx',
  },
  {
    file: 'dapp/new.config.ts',
    allowed: './src/shared/language/languages.ts',
    forbidden: './src/features/me/MePage.tsx',
  },
  {
    file: 'scripts/checks/new.ts',
    allowed: './imports.ts',
    forbidden: '../cli/failure.ts',
  },
  {
    file: 'scripts/network/new.ts',
    allowed: '@patto/protocol/generated/abis',
    forbidden: '../stack/stack.ts',
  },
  {
    file: 'scripts/stack/new.ts',
    allowed: '@patto/protocol/generated/abis',
    forbidden: '../cli/failure.ts',
  },
  {
    file: 'scripts/cli/new.ts',
    allowed: '@patto/protocol/generated/abis',
    forbidden: '../bench/size.ts',
  },
  {
    file: 'scripts/bench/new.ts',
    allowed: '../../test/e2e/support/browser.ts',
    forbidden: '../../test/e2e/vote.test.ts',
  },
  {
    file: 'scripts/screenshots/new.ts',
    allowed: '../stack/stack.ts',
    forbidden: '../cli/failure.ts',
  },
  {
    file: 'scripts/contracts/new.ts',
    allowed: '../../snapshots/operations.json',
    forbidden: '../../test/e2e/support/browser.ts',
  },
];

describe('a wall between folders', () => {
  for (const { file, allowed, forbidden } of cases) {
    it(`lets ${file} import ${allowed}, not ${forbidden}`, () => {
      expect(said(file, `import '${allowed}';`)).to.deep.equal([]);
      expect(said(file, `import '${forbidden}';`)).to.have.length(1);
    });
  }

  it('holds where ESLint does not look, in Solidity and in the index', () => {
    for (const [from, to] of [
      ['contracts/types/New.sol', 'test/contracts/solidity/support/PattoWorld.sol'],
      ['subgraph/src/new.ts', 'protocol/src/documents/schemas.ts'],
      ['dapp/src/locales/new.ts', 'dapp/src/shared/language/languages.ts'],
    ] as const) {
      expect(broken({ from, to, specifier: to }), from).to.be.a('string');
      expect(broken({ from, to: from, specifier: './other' }), from).to.equal(undefined);
    }
    const source =
      'import {A} from "../../test/A.sol";\nimport {\n    B\n} from "./B.sol";\n  import \'../../test/C.sol\';';
    expect(
      importsOf(root, 'contracts/types/New.sol', source).map(({ to, line }) => [to, line]),
    ).to.deep.equal([
      ['test/A.sol', 1],
      ['contracts/types/B.sol', 4],
      ['test/C.sol', 5],
    ]);
  });

  it('holds against every way to import', () => {
    const forbidden = '../results/settle.ts';
    for (const code of [
      `import type { BallotFacts } from '${forbidden}';`,
      `export * from '${forbidden}';`,
      `const settle = await import('${forbidden}');`,
      `type Settle = typeof import('${forbidden}');`,
      `const worker = new Worker(new URL('${forbidden}', import.meta.url));`,
      `const files = import.meta.glob('../results/*.ts');`,
      `const files = import.meta.glob(['./*.ts', '../results/*.ts']);`,
      'const settle = await import(`../results/${name}.ts`);',
      `const settle = await import('../results/' + 'settle.ts');`,
    ]) {
      expect(said('dapp/src/features/voting/new.ts', code), code).to.have.lengthOf.above(0);
    }
  });

  it('wants the protocol by its name', () => {
    const relative = '../../protocol/src/documents/schemas.ts';
    expect(said('scripts/stack/new.ts', `import '${relative}';`)).to.deep.equal([
      'Import protocol/src/documents/schemas.ts as @patto/protocol/documents/schemas',
    ]);
  });

  it('says that a new folder needs a row of its own', () => {
    const failure = '../../../scripts/cli/failure.ts';
    expect(said('services/relay/src/new.ts', `import '${failure}';`)).to.have.length(1);
  });

  it('is one of the rules of this repository', async function () {
    this.timeout(60_000);
    for (const file of ['dapp/src/app/main.tsx', 'scripts/cli/patto.ts', 'protocol/src/ballots/vote.ts']) {
      const settings = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as Linter.Config;
      expect(settings.rules?.['patto/walls'], file).to.deep.equal([2]);
    }
  });
});

describe('the table of walls', () => {
  it('stands in docs/architecture.md as the linter reads it', () => {
    const text = readFileSync(`${root}docs/architecture.md`, 'utf8');
    const section = /## Who imports whom\n([^]*?)\n## /.exec(text)?.[1] ?? '';
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)))
      .map(([, folder, mayImport]) => ({ folder: folder?.[0], mayImport }));
    expect(rows).to.deep.equal(walls);
  });

  it('names only folders that there are', () => {
    for (const { folder, mayImport } of walls) {
      for (const name of [folder, ...mayImport]) {
        expect(existsSync(`${root}${name.replace('/*', '')}`), name).to.equal(true);
      }
    }
  });
});

describe('the demonstration', () => {
  it('hangs on one line of app alone, which fetches it on demand', function () {
    this.timeout(60_000);
    const lines = sourceFiles(root)
      .filter((file) => file.startsWith('dapp/') && !file.startsWith('dapp/src/demo/'))
      .flatMap((file) => importsOf(root, file).filter(({ to }) => to.startsWith('dapp/src/demo/')));
    expect(lines.map(({ from }) => from)).to.deep.equal(['dapp/src/app/main.tsx']);
    const [line] = lines;
    const text = readFileSync(`${root}dapp/src/app/main.tsx`, 'utf8').split('\n')[(line?.line ?? 0) - 1];
    expect(text).to.match(/config\.demo !== undefined && import\(/);
  });
});
