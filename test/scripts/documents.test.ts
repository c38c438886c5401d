// What the documents for readers name is there: files, folders, tests, and where a link leads.
import { expect } from 'chai';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../scripts/repository.ts';

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'subgraph/README.md'],
  ...globSync('docs/**/*.md', { cwd: repository }).sort(),
];

const read = (file: string) => readFileSync(join(repository, file), 'utf8');

/** The prose of a document, without its blocks of code. */
const proseOf = (file: string) => read(file).replaceAll(/^ *```[^]*?^ *```/gm, '');

/** What is made here and not committed. `npm run network` makes the manifest that README.md has as its example. */
const made = [
  ...read('.gitignore')
    .split('\n')
    .filter((line) => line.endsWith('/')),
  'subgraph/subgraph.sepolia.yaml',
];

function isMade(path: string): boolean {
  return made.some((name) =>
    name.startsWith('/') ? `/${path}/`.startsWith(name) : `/${path}/`.includes(`/${name}`),
  );
}

/** Every path that a document names in backticks: below a folder of ours, or a file of code wherever it is. */
function pathsIn(file: string): string[] {
  return [...proseOf(file).matchAll(/`([^`]+)`/g)]
    .flatMap(([, code = '']) => code.split(/\s+/))
    .filter(
      (word) =>
        /^(contracts|dapp|docs|ignition|protocol|scripts|snapshots|subgraph|test)\//.test(word) ||
        /^[\w./-]+\.(sol|tsx?)$/.test(word),
    );
}

/** Whether there is such a path; of one with a placeholder, whether there is the folder that it stands in. */
function isThere(path: string): boolean {
  if (isMade(path)) return true;
  if (path.includes('*')) return globSync(path, { cwd: repository }).length > 0;
  const placeholder = path.search(/NAME|</);
  return existsSync(
    join(repository, placeholder < 0 ? path : path.slice(0, path.lastIndexOf('/', placeholder))),
  );
}

describe('The documents', () => {
  for (const file of documents) {
    it(`${file}: names only paths that there are, from the root`, () => {
      expect(pathsIn(file).filter((path) => !isThere(path))).to.deep.equal([]);
    });

    it(`${file}: links only to what is there`, () => {
      const links = [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target.replace(/#.*/, ''))
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
      expect(links.filter((target) => !existsSync(join(repository, dirname(file), target)))).to.deep.equal(
        [],
      );
    });
  }

  it('look at paths and links at all', () => {
    expect(documents.flatMap(pathsIn)).to.have.length.above(100);
    expect(isThere('protocol/src/nowhere.ts')).to.equal(false);
    expect(isThere('protocol/nowhere/<name>.ts')).to.equal(false);
  });

  it('SECURITY.md: names tests by titles that they have', () => {
    const named = [...read('SECURITY.md').matchAll(/`(test\/[^`]+\.ts)`: "([^"]+)"/g)];
    expect(named).to.have.lengthOf.above(0);
    for (const [, file = '', title = ''] of named) expect(read(file)).to.include(`it('${title}'`);
  });

  it('docs/architecture.md: says of each folder what it is', () => {
    const section = /## Folders\n([^]*?)\n## /.exec(read('docs/architecture.md'))?.[1] ?? '';
    const told = [...section.matchAll(/^\| `([^`]+?)\/?`/gm)].map(([, folder]) => folder);
    expect(
      [...foldersIn('.'), ...foldersIn('scripts')].filter((folder) => !told.includes(folder)),
    ).to.deep.equal(
      // Its folders are told one by one.
      ['scripts'],
    );
  });
});

/** The folders of ours directly below a folder. */
function foldersIn(parent: string): string[] {
  return readdirSync(join(repository, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(parent, name))
    .filter((folder) => !isMade(folder));
}
