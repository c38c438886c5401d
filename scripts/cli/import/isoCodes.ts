// Pabulib files say countries and languages in English words or in codes; documents say them in codes.

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** ISO 3166-1 code of a country's English name or code, or undefined. */
export function countryCode(name: string): string | undefined {
  return codeOf(name, 'region')?.toUpperCase();
}

/** BCP 47 tag of a language's English name or code, or undefined. */
export function languageTag(name: string): string | undefined {
  return codeOf(name, 'language');
}

/** ISO 4217 code of the money of countries that Pabulib has files of. */
export function currencyOf(country: string): string | undefined {
  return currencies.get(country);
}

const currencies = new Map(
  Object.entries({
    PLN: ['PL'],
    EUR: ['FR', 'NL', 'ES', 'DE', 'IT', 'GR', 'PT', 'BE', 'AT', 'FI', 'IE', 'EE'],
    CHF: ['CH'],
    USD: ['US'],
    GBP: ['GB'],
    CAD: ['CA'],
    CZK: ['CZ'],
  }).flatMap(([currency, countries]) => countries.map((country) => [country, currency] as const)),
);

function codeOf(name: string, type: 'region' | 'language'): string | undefined {
  const wanted = name.trim().toLowerCase();
  const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
  return pairs.find((pair) => {
    const known = names.of(type === 'region' ? pair.toUpperCase() : pair);
    return known !== undefined && (pair === wanted || known.toLowerCase() === wanted);
  });
}
