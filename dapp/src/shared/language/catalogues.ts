import { i18n, type Messages } from '@lingui/core';
import { chooseLanguage, customs, languageStorageKey, type Language } from './languages.ts';

/** `common` is on every page, `ballots` only on those about ballots and audits. */
export type Catalogue = 'common' | 'ballots';

const files = import.meta.glob<{ messages: Messages }>('../../locales/*/*.po');

const wanted = new Set<Catalogue>(['common']);
const loaded = new Set<string>();

/** The language that the person chose here, or else the browser's. */
export function preferredLanguage(): Language {
  return chooseLanguage([localStorage.getItem(languageStorageKey), ...navigator.languages]);
}

/** Loads the words and shows every text in this language. */
export async function activateLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((catalogue) => load(language, catalogue)));
  i18n.activate(customs[language]);
  document.documentElement.lang = language;
}

/** The person's choice: kept on this device. */
export async function chooseAndKeepLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageStorageKey, language);
  await activateLanguage(language);
}

/** For routes: makes sure that the words of a page are there before it is shown. */
export async function requireCatalogue(catalogue: Catalogue): Promise<void> {
  wanted.add(catalogue);
  await load(chooseLanguage([i18n.locale]), catalogue);
}

async function load(language: Language, catalogue: Catalogue): Promise<void> {
  const path = `../../locales/${language}/${catalogue}.po`;
  if (loaded.has(path)) return;
  const read = files[path];
  if (read === undefined) throw new Error(`No catalogue at ${path}`);
  i18n.load(customs[language], (await read()).messages);
  loaded.add(path);
}
