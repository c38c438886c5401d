/**
 * Text for searching: small letters without accents and in one form, also where Unicode does not split them (ł, ø, đ, ß),
 * and with one kind of apostrophe.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[łøđßςæœ]/gu, (letter) => unsplit[letter] ?? letter)
    .replace(/[‘’ʼʹ′`´]/gu, "'")
    .trim();
}

/** The words of a search, folded. */
export function searchWords(text: string): string[] {
  return folded(text).split(/\s+/u).filter(Boolean);
}

const unsplit: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', ς: 'σ', æ: 'ae', œ: 'oe' };
