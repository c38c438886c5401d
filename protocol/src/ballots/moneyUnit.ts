/**
 * The unit that a ballot counts money in. Its document says it as the currency: "EUR" for whole units, "EUR/100" for hundredths,
 * which a reader that does not know them refuses. The sheet has no field for it, so that its question tells of hundredths.
 */
export interface MoneyUnit {
  /** ISO 4217 */
  currency: string;
  /** Parts of the currency's unit: amounts are whole numbers of 1 / parts. */
  parts: 1 | 100;
}

/** How a document says hundredths, after the currency. */
const hundredths = '/100';

export function moneyUnit(text: string): MoneyUnit {
  return text.endsWith(hundredths)
    ? { currency: text.slice(0, -hundredths.length), parts: 100 }
    : { currency: text, parts: 1 };
}

export function moneyUnitText({ currency, parts }: MoneyUnit): string {
  return parts === 100 ? `${currency}${hundredths}` : currency;
}

/**
 * What a sheet's question ends with where its amounts are in hundredths; nothing where they are whole. No document's own
 * question may end so (`sheetOf`).
 */
export function unitInQuestion(unit: MoneyUnit | undefined): string {
  return unit?.parts === 100 ? ` (0.01 ${unit.currency})` : '';
}

/** Parts of the currency's unit in a sheet's amounts, by its question. */
export function partsByQuestion(question: string): bigint {
  return / \(0\.01 [A-Z]{3}\)$/.test(question) ? 100n : 1n;
}
