import unhomoglyph from 'unhomoglyph';
import type { BallotSheet } from './sheet.ts';

/**
 * Why a text of a sheet is not one to sign. `malformed`: half of a letter, one of private use, or one that Unicode does not have,
 * as far as this device knows; `invisible`: control and format characters, which hide, turn round or part what is read, and
 * others that show nothing; `notNfc`: not in Unicode's normal form C, so that equal
 * looks differ; `edgeSpace`: begins or ends with a space; `oddSpace`: line breaks, tabs, two spaces together; `separator`: a
 * label with "; ", or with ": " and a digit, by which the text of a choice parts labels and points; `blank`: a label of
 * dashes alone, which is how a vote for nothing reads; `alike`: a label that reads as an earlier one.
 */
export type SignedTextProblem = {
  field: 'commons' | 'question' | 'label';
  option?: number;
} & ({ kind: TextFault | LabelFault } | { kind: 'alike'; earlier: number });

type TextFault = 'malformed' | 'invisible' | 'notNfc' | 'edgeSpace' | 'oddSpace';
type LabelFault = 'separator' | 'blank';

/** A text that people must not be asked to sign, since it could be taken for another. */
export class SignedTextError extends Error {
  readonly problem: SignedTextProblem;
  constructor(problem: SignedTextProblem, message: string) {
    super(message);
    this.name = 'SignedTextError';
    this.problem = problem;
  }
}

const words: Readonly<Record<TextFault | LabelFault, string>> = {
  malformed: 'holds half of a letter, or one that each device draws in its own way',
  invisible: 'holds a character that is not to be seen',
  notNfc: "is not in Unicode's normal form C",
  edgeSpace: 'begins or ends with a space',
  oddSpace: 'holds a line break, a tab, an unusual space or two spaces together',
  separator: 'holds "; ", or ": " before a digit, which part the options of a signed choice',
  blank: 'is a dash, as which a vote for nothing reads',
};

const malformed = /[\p{Cs}\p{Co}\p{Cn}]/u;
/**
 * Drawn as nothing, though Unicode counts them as letters, marks and symbols: the empty braille cell, the empty note head, the
 * Khitan filler, the Egyptian blanks, and the place of an object.
 */
const empty = String.raw`\u{16FE4}\u2800\u{1D159}\u{13441}\u{13442}\uFFFC`;
const invisible = new RegExp(String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}${empty}]|(?!\s)\p{Cc}`, 'u');
const emptyOrSpaces = new RegExp(String.raw`[\s${empty}]+`, 'gu');
/** What Unicode gives to scripts that are written from right to left, with their digits and marks. */
const fromRight = String.raw`[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]`;
const anyFromRight = new RegExp(fromRight, 'u');
/** Stretches that keep their order on any screen: words of one direction, and digits. All else stands for itself. */
const stretches = new RegExp(
  [String.raw`(?![\p{Nd}\p{M}])${fromRight}`, String.raw`(?!${fromRight})\p{L}`]
    .map((letter) => String.raw`${letter}(?:(?:(?!${fromRight})[^\p{L}\p{Nd}]|\p{M})*${letter})*\p{M}*`)
    .concat(String.raw`\p{Nd}+`, String.raw`\S`)
    .join('|'),
  'gu',
);
const separator = /;\s|:\s+\p{Nd}/u;
const dashes = /^[\p{Pd}ー\s]*$/u;

/**
 * The one rule for what people sign of a ballot: its commons, question and labels are plain, and no two choices on it read the
 * same. Readers of what is on the record do without it, since there an odd text cannot be mended any more.
 *
 * Which labels look alike is what the tables of UTS #39 say, Unicode 13, with cases folded. They have "m" for "rn" and the
 * letters of other scripts; they have nothing of other pairs that a small or careless script may make alike ("cl" and "d", "vv"
 * and "w"), of one picture and another, of the same word in two languages, or of letters that Unicode got later. Which
 * characters exist is what the device knows: an old one refuses those that it does not.
 * @throws SignedTextError for the first text that breaks it.
 */
export function checkSignedTexts({ commons, question, options }: BallotSheet): void {
  refuse({ field: 'commons' }, 'The commons', textFault(commons));
  refuse({ field: 'question' }, 'The question', textFault(question));
  const labels = options.map(({ label }) => label);
  labels.forEach((label, option) => {
    refuse(
      { field: 'label', option },
      `The label of option ${option + 1}`,
      textFault(label) ?? labelFault(label),
    );
  });
  const [twin] = alikeLabels(labels);
  if (twin === undefined) return;
  const { option, earlier } = twin;
  throw new SignedTextError(
    { kind: 'alike', field: 'label', option, earlier },
    `The labels of options ${earlier + 1} and ${option + 1} read the same: "${labels[earlier] ?? ''}", "${labels[option] ?? ''}"`,
  );
}

/** Labels that read as an earlier one, each with the first such. */
export function alikeLabels(labels: readonly string[]): { option: number; earlier: number }[] {
  const seen = new Map<string, number>();
  return labels.flatMap((label, option) => {
    const looks = looksOf(label);
    const earlier = looks.map((look) => seen.get(look)).find((found) => found !== undefined);
    for (const look of looks) if (!seen.has(look)) seen.set(look, option);
    return earlier === undefined ? [] : [{ option, earlier }];
  });
}

/** A text with all that must not be in one taken out or written otherwise; its words stay. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(emptyOrSpaces, ' ')
    .replaceAll(/[\p{Cs}\p{Co}\p{Cn}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFC')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** The same for a label: a comma and a dash stand for what parts the options of a signed choice. */
export function plainLabel(text: string): string {
  const label = withoutSeparators(text);
  return labelFault(label) === 'separator' ? withoutSeparators(compatible(label)) : label;
}

function withoutSeparators(text: string): string {
  return plainText(
    plainText(text)
      .replaceAll(/:(?=\s+\p{Nd})/gu, ' –')
      .replaceAll(/;(?=\s)/gu, ','),
  );
}

function refuse(
  where: Pick<SignedTextProblem, 'field' | 'option'>,
  name: string,
  kind: TextFault | LabelFault | undefined,
): void {
  if (kind !== undefined) throw new SignedTextError({ ...where, kind }, `${name} ${words[kind]}`);
}

function textFault(text: string): TextFault | undefined {
  if (malformed.test(text)) return 'malformed';
  if (invisible.test(text)) return 'invisible';
  if (text !== text.normalize('NFC')) return 'notNfc';
  if (text !== text.trim()) return 'edgeSpace';
  return /[^\S ]| {2}/u.test(text) ? 'oddSpace' : undefined;
}

function labelFault(label: string): LabelFault | undefined {
  const plain = compatible(label);
  if (separator.test(plain)) return 'separator';
  return dashes.test(skeletonOf(plain)) ? 'blank' : undefined;
}

/** In which a wide semicolon is a semicolon, and what only looks like a colon is one. */
function compatible(label: string): string {
  return label.normalize('NFKC').replaceAll(/[\p{P}\p{S}\p{Lm}]/gu, (sign) => {
    const looks = unhomoglyph(sign);
    return looks === ':' || looks === ';' ? looks : sign;
  });
}

/**
 * What a label looks like as it is written and in small letters: two that share a look are taken for one another. Cases are
 * folded apart, since "I" looks like "l" and "i" does not.
 */
function looksOf(label: string): [string, string] {
  const plain = label.normalize('NFKC');
  // To capitals first: "ß" is "ss" then, and all sigmas are one.
  const folded = plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return [`written ${shownOf(plain)}`, `folded ${shownOf(folded)}`];
}

/**
 * The skeleton, without the order of its stretches where some of them run from right to left: which order a screen shows them in
 * hangs on what stands around, so that "1א" and "א1" may look the same. Brackets turn round with them.
 */
function shownOf(text: string): string {
  if (!anyFromRight.test(text)) return skeletonOf(text);
  const parts = (text.match(stretches) ?? []).map((part) =>
    skeletonOf(part.replaceAll(/\p{Bidi_Mirrored}/gu, '|')),
  );
  return parts.sort().join(' ');
}

/** The skeleton of UTS #39, by the tables of Unicode 13, which stay the same for every reader. */
function skeletonOf(text: string): string {
  return unhomoglyph(text.normalize('NFD')).normalize('NFD');
}
