import { expect } from 'chai';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPages, pages } from '../../dapp/src/app/pages.ts';
import { readSearch } from '../../dapp/src/app/search.ts';

const source = fileURLToPath(new URL('../../dapp/src/', import.meta.url));

describe('the table of pages', () => {
  for (const { name, module } of allPages) {
    it(`names a file for ${name} that exports the component of its own name`, async () => {
      const code = await readFile(`${source}${module}`, 'utf8');
      expect(code).to.match(new RegExp(`^export function ${basename(module, '.tsx')}\\(\\)`, 'm'));
    });
  }

  it('has every page that a feature brings', () => {
    const files = globSync('features/*/*Page.tsx', { cwd: source });
    expect(files.sort()).to.deep.equal(allPages.map(({ module }) => module).sort());
  });
});

describe('what stands behind the ? of an address', () => {
  const read = (search: Record<string, unknown>) => readSearch(pages.commonsList.search, search);

  it('is kept where the page understands it', () => {
    const search = { q: 'orto', city: 2, kind: 'garden', open: true, mine: false, view: 'map' };
    expect(read(search)).to.deep.equal(search);
  });

  it('is as if it were not there where the page does not', () => {
    expect(read({ q: 3, city: 'Torino', open: 'yes', view: 'list', other: 'x' })).to.deep.equal({});
  });
});
