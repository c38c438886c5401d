// The recipes of CONTRIBUTING.md: every file that they name is there, and none asks for more than it may.
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../scripts/repository.ts';

/** The most files that a recipe may ask for, beside catalogues, generated files and tests. */
const most: Readonly<Record<string, number>> = {
  'A page': 4,
  'A rule by which a result is counted': 9,
  'A contract with events': 6,
  'An act': 2,
  'A language': 4,
  'A command of `patto`': 3,
};

const recipes = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n')[0] ?? '',
    files: [...section.matchAll(/^\| `([^`]+)`/gm)].flatMap(([, file]) => file ?? []),
  }));

describe('the recipes of CONTRIBUTING.md', () => {
  it('are there for each thing that grows', () => {
    expect(recipes.map(({ title }) => title)).to.have.members(Object.keys(most));
  });

  for (const { title, files } of recipes) {
    it(`${title}: names files that exist, and few`, () => {
      expect(files).to.have.lengthOf.above(0);
      expect(files.filter((file) => !existsSync(join(repository, file)))).to.deep.equal([]);
      expect(files.length).to.be.at.most(most[title] ?? 0);
    });
  }
});
