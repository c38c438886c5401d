import { i18n, type Messages } from '@lingui/core';
import { chooseLanguage, languages, languageStorageKey, type Language } from './languages.ts';

const files = import.meta.glob<{ messages: Messages }>('../../locales/*/*.po');

/** By name; `common` is on every page, the build tells which others each page needs (../../catalogues.ts). */
const wanted = new Set(['common']);
const loaded = new Set<string>();

/** The language that the person chose here, or else the browser's. */
export function preferredLanguage(): Language {
  return chooseLanguage([localStorage.getItem(languageStorageKey), ...navigator.languages]);
}

/** Loads the words and shows every text in this language. */
export async function activateLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((catalogue) => load(language, catalogue)));
  i18n.activate(languages[language].customs);
  document.documentElement.lang = language;
}

/** The person's choice: kept on this device. */
export async function chooseAndKeepLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageStorageKey, language);
  await activateLanguage(language);
}

/** For routes: makes sure that the words of a page are there before it is shown. */
export async function requireCatalogues(catalogues: readonly string[]): Promise<void> {
  for (const catalogue of catalogues) wanted.add(catalogue);
  const language = chooseLanguage([i18n.locale]);
  await Promise.all(catalogues.map((catalogue) => load(language, catalogue)));
}

async function load(language: Language, catalogue: string): Promise<void> {
  const path = `../../locales/${language}/${catalogue}.po`;
  if (loaded.has(path)) return;
  const read = files[path];
  if (read === undefined) throw new Error(`No catalogue at ${path}`);
  i18n.load(languages[language].customs, (await read()).messages);
  loaded.add(path);
}
