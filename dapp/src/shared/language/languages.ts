export interface LanguageFacts {
  /** In itself, as the menu shows it. */
  readonly name: string;
  /** By which customs dates and numbers are written (BCP 47). */
  readonly customs: string;
  /** What files of fonts are called that only those who read in this language load (`tokens.css` says for which letters). */
  readonly font?: string;
}

/** The languages of Patto, in the order of the menu. */
export const languages = {
  it: { name: 'Italiano', customs: 'it' },
  el: { name: 'Ελληνικά', customs: 'el', font: 'fira-sans-greek' },
  fr: { name: 'Français', customs: 'fr' },
  // As in Europe, with the day before the month.
  en: { name: 'English', customs: 'en-GB' },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as Language[];

/** In which the code has its words; shown where none of a person's languages is there. */
export const sourceLanguage = 'en' satisfies Language;

/** Where the person's choice is kept on this device. */
export const languageStorageKey = 'patto.language';

/** The language for these preferences (BCP 47 tags, best first). */
export function chooseLanguage(preferences: readonly (string | null | undefined)[]): Language {
  for (const preference of preferences) {
    const code = preference?.toLowerCase().split('-')[0];
    const found = languageCodes.find((language) => language === code);
    if (found !== undefined) return found;
  }
  return sourceLanguage;
}
