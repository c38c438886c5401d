import unhomoglyph from 'unhomoglyph';
import type { BallotSheet } from './sheet.ts';

/**
 * Why a text of a sheet is not one to sign. `malformed`: half of a letter, or one of private use; `invisible`: control and
 * format characters, which hide, turn round or part what is read; `notNfc`: not in Unicode's normal form C, so that equal
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

const malformed = /[\p{Cs}\p{Co}]/u;
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/u;
const separator = /;\s|:\s+\p{Nd}/u;
const dashes = /^[\p{Pd}ー\s]*$/u;

/**
 * The one rule for what people sign of a ballot: its commons, question and labels are plain, and no two choices on it read the
 * same. Readers of what is on the record do without it, since there an odd text cannot be mended any more.
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
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cs}\p{Co}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFC')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** The same for a label: a comma and a dash stand for what parts the options of a signed choice. */
export function plainLabel(text: string): string {
  const label = withoutSeparators(text);
  return labelFault(label) === 'separator' ? withoutSeparators(label.normalize('NFKC')) : label;
}

function withoutSeparators(text: string): string {
  return plainText(
    plainText(text)
      .replaceAll(/;(?=\s)/gu, ',')
      .replaceAll(/:(?=\s+\p{Nd})/gu, ' –'),
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

/** Judged by its compatible form, in which a wide semicolon is a semicolon. */
function labelFault(label: string): LabelFault | undefined {
  const plain = label.normalize('NFKC');
  if (separator.test(plain)) return 'separator';
  return dashes.test(skeletonOf(plain)) ? 'blank' : undefined;
}

/**
 * What a label looks like as it is written and in small letters: two that share a look are taken for one another. Cases are
 * folded apart, since "I" looks like "l" and "i" does not.
 */
function looksOf(label: string): [string, string] {
  const plain = label.normalize('NFKC');
  // To capitals first: "ß" is "ss" then, and all sigmas are one.
  const folded = plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return [`written ${skeletonOf(plain)}`, `folded ${skeletonOf(folded)}`];
}

/** The skeleton of UTS #39, by the tables of Unicode 13, which stay the same for every reader. */
function skeletonOf(text: string): string {
  return unhomoglyph(text.normalize('NFD')).normalize('NFD');
}
