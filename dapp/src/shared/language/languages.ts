/** The languages of Patto, in the order of the menu; each named in itself. */
export const languages = { it: 'Italiano', el: 'Ελληνικά', fr: 'Français', en: 'English' } as const;

/** Where the person's choice is kept on this device. */
export const languageStorageKey = 'patto.language';

export type Language = keyof typeof languages;

/** By which customs dates and numbers are written; English as in Europe, with the day before the month. */
export const customs: Record<Language, string> = { it: 'it', el: 'el', fr: 'fr', en: 'en-GB' };

export const languageCodes = Object.keys(languages) as Language[];

/** The language for these preferences (BCP 47 tags, best first); English where none fits. */
export function chooseLanguage(preferences: readonly (string | null | undefined)[]): Language {
  for (const preference of preferences) {
    const code = preference?.toLowerCase().split('-')[0];
    const found = languageCodes.find((language) => language === code);
    if (found !== undefined) return found;
  }
  return 'en';
}
