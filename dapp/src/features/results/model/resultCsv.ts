import { moneyUnit } from '@patto/protocol/ballots/moneyUnit';
import type { ResultRow } from './resultFacts.ts';

/** What the ballot's document says of its options, in their order, and of its money. */
interface DocumentTexts {
  names: readonly string[];
  references: readonly (string | undefined)[];
  currency: string | undefined;
}

/**
 * The table as a file for spreadsheets: RFC 4180, with a byte order mark so that they read it as UTF-8, and between the columns
 * what they expect where `language` is spoken: a semicolon where the comma stands in numbers. Costs are in units of the currency.
 */
export function resultCsv(
  rows: readonly ResultRow[],
  { names, references, currency }: DocumentTexts,
  language: string,
): string {
  const separator = new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
  const parts = currency === undefined ? 1 : moneyUnit(currency).parts;
  const money = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 2 });
  const lines = [
    ['option', 'reference', 'title', 'points', 'supporters', 'cost', 'selected'],
    ...rows.map((row) => [
      row.option + 1,
      references[row.option] ?? '',
      names[row.option] ?? '',
      row.points,
      row.supporters,
      row.cost === undefined ? '' : money.format(row.cost / parts),
      row.selected === undefined ? '' : Number(row.selected),
    ]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(field).join(separator)).join('\r\n')}\r\n`;
}

/** One field. Text that a spreadsheet would run as a formula gets an apostrophe before it, also behind blanks and in wide letters. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^\s*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
