import type { ResultRow } from './resultFacts.ts';

/** The table as a file for spreadsheets: RFC 4180, with a byte order mark so that they read it as UTF-8. */
export function resultCsv(
  rows: readonly ResultRow[],
  names: readonly string[],
  references: readonly (string | undefined)[],
): string {
  const lines = [
    ['option', 'reference', 'title', 'points', 'supporters', 'cost', 'selected'],
    ...rows.map((row) => [
      row.option + 1,
      references[row.option] ?? '',
      names[row.option] ?? '',
      row.points,
      row.supporters,
      row.cost,
      row.selected === undefined ? '' : Number(row.selected),
    ]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
}

/** One field. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
