import { expect } from 'chai';
import { cyclesOf } from '../../scripts/checks/cycles.ts';

/** Imports as `from > to`. */
function circles(...lines: string[]): string[] {
  const imports = lines.map((text) => {
    const [from = '', to = ''] = text.split(' > ');
    return { from, to, specifier: to, line: 1 };
  });
  return cyclesOf(imports).map(
    ({ folder, circle }) => `${folder}: ${circle.map(({ from, to }) => `${from} > ${to}`).join(', ')}`,
  );
}

describe('a circle of imports', () => {
  it('is found between files, however long', () => {
    expect(circles('a/x.ts > a/y.ts', 'a/y.ts > a/x.ts')).to.deep.equal([
      'a/: a/x.ts > a/y.ts, a/y.ts > a/x.ts',
    ]);
    expect(circles('a/x.ts > a/y.ts', 'a/y.ts > a/z.ts', 'a/z.ts > a/x.ts')).to.have.length(1);
  });

  it('is found between folders whose files make none, at every level', () => {
    expect(circles('a/x.ts > b/y.ts', 'b/z.ts > a/w.ts')).to.deep.equal([
      ': a/x.ts > b/y.ts, b/z.ts > a/w.ts',
    ]);
    expect(circles('a/b/x.ts > a/c/y.ts', 'a/c/z.ts > a/b/w.ts')).to.have.length(1);
    expect(circles('a/page.ts > a/parts/x.ts', 'a/parts/y.ts > a/page.ts')).to.have.length(1);
  });

  it('is not found where imports lead one way', () => {
    expect(circles('a/x.ts > b/y.ts', 'b/y.ts > c/z.ts', 'a/x.ts > c/z.ts')).to.deep.equal([]);
    expect(circles('a/b/x.ts > a/b/y.ts', 'a/b/y.ts > a/c/z.ts')).to.deep.equal([]);
  });

  it('is told once for each tangle', () => {
    const tangle = ['a/x.ts > a/y.ts', 'a/y.ts > a/x.ts', 'a/y.ts > a/z.ts', 'a/z.ts > a/y.ts'];
    expect(circles(...tangle)).to.have.length(1);
    expect(circles(...tangle, 'b/x.ts > b/y.ts', 'b/y.ts > b/x.ts')).to.have.length(2);
  });

  it('is not found between scripts and tests as a whole, whose folders stand each for itself', () => {
    expect(circles('scripts/bench/x.ts > test/e2e/y.ts', 'test/cli/z.ts > scripts/cli/w.ts')).to.deep.equal(
      [],
    );
    expect(circles('scripts/cli/x.ts > test/cli/y.ts', 'test/cli/z.ts > scripts/cli/w.ts')).to.have.length(1);
  });
});
