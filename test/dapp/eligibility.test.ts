import { expect } from 'chai';
import {
  decodeEligibility,
  type Eligibility,
  eligibilityProblem,
  encodeEligibility,
} from '../../dapp/src/entities/member/eligibility.ts';

const eligibility: Eligibility = {
  commonsId: 3,
  account: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  personTag: `0x${'5a'.repeat(32)}`,
  issuedAt: 1_700_000_000,
  deadline: 2_000_000_000,
  signature: `0x${'c3'.repeat(65)}`,
};

const use = { commonsId: 3, account: eligibility.account.toLowerCase(), now: 1_900_000_000 };

describe('an eligibility link', () => {
  it('gives back what the office signed, as code or as a whole link', () => {
    const code = encodeEligibility(eligibility);
    expect(code).to.match(/^[\w-]+$/);
    expect(decodeEligibility(code)).to.deep.equal(eligibility);
    expect(decodeEligibility(`  ${code}\n`)).to.deep.equal(eligibility);
    expect(decodeEligibility(`https://patto.example/commons/3#eligibility=${code}`)).to.deep.equal(
      eligibility,
    );
    expect(eligibilityProblem(eligibility, use)).to.equal(undefined);
  });

  it('is refused where a part is missing, cut off or of another shape', () => {
    const code = encodeEligibility(eligibility);
    expect(decodeEligibility('')).to.equal(undefined);
    expect(decodeEligibility('https://patto.example/commons/3')).to.equal(undefined);
    expect(decodeEligibility(code.slice(0, -7))).to.equal(undefined);
    const short = { ...eligibility, personTag: '0x5a' as const };
    expect(decodeEligibility(encodeEligibility(short))).to.equal(undefined);
    expect(eligibilityProblem(undefined, use)).to.equal('unreadable');
  });

  it('is told to be for another commons, for another account, or expired, before anything is signed', () => {
    expect(eligibilityProblem(eligibility, { ...use, commonsId: 4 })).to.equal('otherCommons');
    expect(eligibilityProblem(eligibility, { ...use, account: `0x${'00'.repeat(20)}` })).to.equal(
      'otherAccount',
    );
    expect(eligibilityProblem(eligibility, { ...use, now: eligibility.deadline + 1 })).to.equal('expired');
    expect(eligibilityProblem(eligibility, { ...use, now: eligibility.deadline })).to.equal(undefined);
  });
});
