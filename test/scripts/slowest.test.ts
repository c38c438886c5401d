import { expect } from 'chai';
import { slowestTable, timedTests } from '../../scripts/test/slowest.ts';

const output = `

  A local stack
    ✔ answers (1204ms)
    with a seed
      ✔ counts (20ms)
      ✔ takes no time
      - is passed over
      1) breaks
    ✔ stops (300ms)

  A data folder
    ✔ is locked (5ms)

  5 passing (2s)
  1 pending
  1 failing

  1) A local stack
       with a seed
         breaks:
     Error: in (7ms)
`;

describe('The slowest tests', () => {
  it('are read with their times and with what they stand in', () => {
    expect(timedTests('stack', output)).to.deep.equal([
      { suite: 'stack', title: 'A local stack: answers', seconds: 1.204 },
      { suite: 'stack', title: 'A local stack: with a seed: counts', seconds: 0.02 },
      { suite: 'stack', title: 'A local stack: stops', seconds: 0.3 },
      { suite: 'stack', title: 'A data folder: is locked', seconds: 0.005 },
    ]);
  });

  it('are named slowest first, over all suites, and no more of them than asked for', () => {
    const tests = [...timedTests('stack', output), { suite: 'lint', title: 'npm run lint', seconds: 30 }];
    expect(slowestTable(tests, 2)).to.equal(
      '   30.0 s  lint   npm run lint\n    1.2 s  stack  A local stack: answers',
    );
  });

  it('are an empty table where nothing ran', () => {
    expect(slowestTable([])).to.equal('');
  });
});
