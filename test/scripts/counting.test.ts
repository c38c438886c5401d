import { expect } from 'chai';
import { countCases, countCheck, counts, none, sum } from '../../scripts/test/counting.ts';

describe('The cases of a suite', () => {
  it("are what mocha's closing lines say", () => {
    const output = '  ✔ a case\n\n  12 passing (3s)\n  2 pending\n  1 failing\n\n  1) a case';
    expect(countCases(output, 1)).to.deep.equal({ passed: 12, failed: 1, skipped: 2 });
  });

  it("are added up where several runners close, and Hardhat's own sum is taken once", () => {
    expect(countCases('  3 passing (1s)\n\n  4 passing (1s)\n', 0).passed).to.equal(7);
    expect(countCases('  3 passing\n\n  4 passing\n\n7 passing\n', 0).passed).to.equal(7);
  });

  it('include one that failed where a suite breaks without naming a case', () => {
    expect(countCases('  3 passing (1s)\n', 1)).to.deep.equal({ passed: 3, failed: 1, skipped: 0 });
    expect(countCases('', 1)).to.deep.equal({ passed: 0, failed: 1, skipped: 0 });
  });

  it('include one that failed where a suite ran nothing and was content', () => {
    expect(countCases('No tests found', 0)).to.deep.equal({ passed: 0, failed: 1, skipped: 0 });
  });

  it('are one where it is a check', () => {
    expect(countCheck(0)).to.deep.equal({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(2)).to.deep.equal({ passed: 0, failed: 1, skipped: 0 });
  });

  it('add up to one line, which names skipped ones only where there are some', () => {
    const total = sum(sum(none, { passed: 2, failed: 1, skipped: 0 }), { passed: 3, failed: 0, skipped: 0 });
    expect(counts(total)).to.equal('5 passed, 1 failed');
    expect(counts({ ...total, skipped: 4 })).to.equal('5 passed, 1 failed, 4 skipped');
  });
});
