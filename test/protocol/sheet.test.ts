import { expect } from 'chai';
import fc from 'fast-check';
import { bytesToHex, encodePacked, keccak256 } from 'viem';
import {
  decodeSheet,
  encodeSheet,
  labelOf,
  SheetError,
  sheetDigest,
  sheetOf,
  type BallotSheet,
  type SheetProblem,
} from '@patto/protocol/ballots/sheet';

const text = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((value) => bytes(value) > 0 && bytes(value) <= most);

const sheets: fc.Arbitrary<BallotSheet> = fc.record({
  budget: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  commons: text(100),
  question: text(200),
  options: fc.uniqueArray(
    fc.record({ cost: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), label: text(120) }),
    {
      minLength: 1,
      maxLength: 255,
      selector: ({ label }) => label,
    },
  ),
});

function bytes(value: string): number {
  return new TextEncoder().encode(value).length;
}

function problemOf(action: () => unknown): SheetProblem | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof SheetError) return error.problem;
    throw error;
  }
  return undefined;
}

const document = {
  version: 1 as const,
  language: 'en',
  commons: 'Garden',
  question: 'What next?',
  description: '',
  budget: 900,
  options: [
    { label: 'Tap', title: 'A tap', cost: 300 },
    { label: 'Bench', title: 'A bench' },
  ],
};

describe('the sheet of a ballot', () => {
  it('is read back from its bytes as it was', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        expect(decodeSheet(encodeSheet(sheet))).to.deep.equal(sheet);
      }),
    );
  });

  it('has the bytes that Solidity packs', () => {
    const packed = encodePacked(
      [
        'uint64',
        'uint8',
        'string',
        'uint8',
        'string',
        'uint64',
        'uint8',
        'string',
        'uint64',
        'uint8',
        'string',
      ],
      [900n, 6, 'Garden', 10, 'What next?', 300n, 3, 'Tap', 0n, 5, 'Bench'],
    );
    expect(bytesToHex(encodeSheet(sheetOf(document)))).to.equal(packed);
    expect(sheetDigest(sheetOf(document))).to.equal(keccak256(packed));
  });

  it('is refused where a byte is missing or too many, or has fewer options where it is cut between them', () => {
    fc.assert(
      fc.property(sheets, fc.nat(), (sheet, cut) => {
        const whole = encodeSheet(sheet);
        const begun = whole.subarray(0, cut % whole.length);
        const ends = sheet.options.map(
          (_, i) => encodeSheet({ ...sheet, options: sheet.options.slice(0, i + 1) }).length,
        );
        const fewer = ends.indexOf(begun.length);
        if (fewer >= 0) expect(decodeSheet(begun).options).to.have.length(fewer + 1);
        else expect(() => decodeSheet(begun)).to.throw(SheetError);
        expect(() => decodeSheet(Uint8Array.of(...whole, 0))).to.throw(SheetError);
      }),
    );
  });

  it('is refused where its words are not UTF-8', () => {
    const broken = encodeSheet(sheetOf(document));
    broken[9] = 0xff;
    expect(problemOf(() => decodeSheet(broken))).to.deep.equal({ kind: 'malformed', position: 8 });
  });

  it('says which words of a document do not fit', () => {
    const [tap, bench] = document.options;
    const longest = 'é'.repeat(60);
    const cases: [object, SheetProblem][] = [
      [{ commons: 'x'.repeat(101) }, { kind: 'tooLong', field: 'commons', bytes: 101, most: 100 }],
      [{ question: '' }, { kind: 'empty', field: 'question' }],
      [{ question: 'Tap? (0.01 EUR)' }, { kind: 'unitInQuestion' }],
      [{ question: 'Tap? (0.01 USD)', currency: 'EUR/100' }, { kind: 'unitInQuestion' }],
      [{ options: [tap, { ...bench, label: 'Tap' }] }, { kind: 'sameLabel', option: 1, earlier: 0 }],
      [
        { options: [tap, { ...bench, label: `${longest}!` }] },
        { kind: 'tooLong', field: 'label', option: 1, bytes: 121, most: 120 },
      ],
      [{ options: [] }, { kind: 'optionCount', count: 0 }],
      [{ options: [{ ...tap, cost: -1 }] }, { kind: 'amount', field: 'cost', option: 0 }],
    ];
    for (const [change, problem] of cases) {
      expect(problemOf(() => sheetOf({ ...document, ...change }))).to.deep.equal(problem);
    }
    expect(problemOf(() => sheetOf({ ...document, options: [{ label: longest, title: longest }] }))).to.equal(
      undefined,
    );
  });

  it('shortens long titles to labels that fit and never cuts a character', () => {
    expect(labelOf('  A  short\ttitle ')).to.equal('A short title');
    expect(labelOf('one two three', 10)).to.equal('one two…');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 40, max: 120 }),
        (title, most) => {
          const label = labelOf(title, most);
          expect(bytes(label)).to.be.at.most(most);
          expect(label.isWellFormed()).to.equal(title.isWellFormed());
        },
      ),
    );
  });
});
