import { expect } from 'chai';
import fc from 'fast-check';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, cumulative } from '@patto/protocol/ballots/modes';
import { checkSignedTexts, plainLabel, plainText, SignedTextError } from '@patto/protocol/ballots/signedText';
import { choiceText, voteProblem } from '@patto/protocol/ballots/vote';

function sheetWith(labels: readonly string[], texts: { commons?: string; question?: string } = {}) {
  const options = labels.map((label) => ({ cost: 0n, label }));
  return { budget: 0n, commons: 'Orto', question: 'Che cosa?', ...texts, options };
}

function refused(labels: readonly string[], texts = {}): string {
  try {
    checkSignedTexts(sheetWith(labels, texts));
  } catch (error) {
    if (error instanceof SignedTextError) return error.problem.kind;
    throw error;
  }
  return 'taken';
}

/** Texts made of what could make one choice read as another. */
const pieces = fc.constantFrom(
  ...[
    '; ',
    ';',
    ': ',
    ':',
    ' ',
    '—',
    '–',
    '1',
    '2',
    '10',
    'a',
    'A',
    'b',
    'а',
    '\u200B',
    '\u202E',
    '\u2800',
    '\u0378',
    '꞉',
    'א',
    '\n',
    '；',
    'é',
    'e\u0301',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

describe('texts that are signed', () => {
  it('make different texts of different choices, on any labels that are taken', function () {
    this.timeout(60_000);
    const chosen = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
    let taken = 0;
    const modes: BallotMode[] = [
      approval({ optionCount: 3, blank: true }),
      cumulative({ optionCount: 3, points: 9, maxPerOption: 3, blank: true }),
    ];
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 3, maxLength: 3 }),
        chosen,
        chosen,
        fc.constantFrom(...modes),
        (labels, one, other, mode) => {
          if (refused(labels) !== 'taken') return;
          const [a, b] = [one, other].map((points) =>
            points.map((given) => Math.min(given, mode.maxPerOption)),
          );
          if (a === undefined || b === undefined || String(a) === String(b)) return;
          expect(voteProblem(a, mode)).to.equal(undefined);
          expect(choiceText(labels, a, mode)).not.to.equal(choiceText(labels, b, mode));
          taken++;
        },
      ),
      { numRuns: 20_000 },
    );
    expect(taken).to.be.greaterThan(100);
  });

  it('are refused with what hides, turns round or parts what is read', () => {
    for (const [label, kind] of [
      ['half \uD83C', 'malformed'],
      ['mine \uE000', 'malformed'],
      ['not yet \u0378', 'malformed'],
      ['never \uFDD0', 'malformed'],
      ['never \u{2FFFE}', 'malformed'],
      ['zero\u200Bwidth', 'invisible'],
      ['braille\u2800', 'invisible'],
      ['note\u{1D159}', 'invisible'],
      ['filler\u{16FE4}', 'invisible'],
      ['blank\u{13441}', 'invisible'],
      ['object\uFFFC', 'invisible'],
      ['\u202Etfel', 'invisible'],
      ['bell\u0007', 'invisible'],
      ['variant ❤\uFE0F', 'invisible'],
      ['cafe\u0301', 'notNfc'],
      [' Pompa', 'edgeSpace'],
      ['Pompa\u00A0', 'edgeSpace'],
      ['two\nlines', 'oddSpace'],
      ['two  spaces', 'oddSpace'],
      ['Pompa; Panchine', 'separator'],
      ['Pompa； Panchine', 'separator'],
      ['Pompa: 3', 'separator'],
      ['Pompa꞉ 3', 'separator'],
      ['—', 'blank'],
      ['– –', 'blank'],
    ] as const) {
      expect(refused(['Alberi', label]), JSON.stringify(label)).to.equal(kind);
      if (kind === 'separator' || kind === 'blank') continue;
      expect(refused(['Alberi'], { question: label })).to.equal(kind);
      expect(refused(['Alberi'], { commons: label })).to.equal(kind);
    }
  });

  it('are refused where two labels differ only to a machine', () => {
    for (const [one, other] of [
      ['Panchine', 'panchine'],
      ['Scala', 'Sсаlа'],
      ['Etap I', 'Etap l'],
      ['Straße', 'STRASSE'],
      ['ΟΔΟΣ', 'οδος'],
      ['Piazza ①', 'Piazza 1'],
      ['Forno', 'Fomo'],
      ['1א', 'א1'],
      ['Park 12 א', 'Park א 12'],
      ['גן (12) Park', 'Park )12( גן'],
      ['12 حديقة', 'حديقة 12'],
      ['Αγορά גן', 'גן Αγορά'],
    ] as const) {
      expect(refused([one, 'Alberi', other]), `${one} ${other}`).to.equal('alike');
    }
  });

  it('are refused where two labels have the same stretches from the right and from the left, in whichever order', () => {
    const stretch = fc.constantFrom('גן', 'حديقة', 'Park', '12', '(3)', '٤', 'é');
    fc.assert(
      fc.property(fc.uniqueArray(stretch, { minLength: 2, maxLength: 4 }), fc.nat(), (words, turn) => {
        const label = words.join(' ');
        const turned = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)].join(
          ' ',
        );
        const directions = [/[\u0590-\u08FF]/, /[\dA-Zé]/].every((kind) => kind.test(label));
        if (!directions || label === turned || (label.match(/גן|حديقة/g) ?? []).length > 1) return;
        if ((label.match(/Park|é/g) ?? []).length > 1) return;
        expect(refused([label, turned]), `${label} / ${turned}`).to.equal('alike');
      }),
      { numRuns: 2_000 },
    );
  });

  it('may be what cities write in their own languages', () => {
    const labels = [
      'Τι θέλουμε: παγκάκια',
      'Città: più alberi',
      'Zieleń (12)',
      'L’été à l’école',
      'Ore 12:30',
      '2 x 3',
      'גן 12',
      'גן 21',
      'גן ועצים',
      'עצים וגן',
      'حديقة المدينة',
      'مدينة الحديقة',
    ];
    expect(refused(labels, { question: 'Τι θέλουμε; Πάρκο: 3;' })).to.equal('taken');
  });

  it('are made plain with their words kept, and a label without what parts options', () => {
    expect(plainText(' cafe\u0301\u200B\n bar ')).to.equal('café bar');
    expect(plainText('Park\u2800A\uFDD0\u{1D159}')).to.equal('Park A');
    expect(plainLabel('Stage꞉ 3')).to.equal('Stage – 3');
    expect(plainLabel('Stage 1; bench: 2 of them: oak')).to.equal('Stage 1, bench – 2 of them: oak');
    fc.assert(
      fc.property(texts, (text) => {
        const label = plainLabel(text);
        if (label !== '') expect(refused([label])).to.be.oneOf(['taken', 'blank']);
      }),
      { numRuns: 5_000 },
    );
  });
});
