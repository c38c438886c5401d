import { useLingui } from '@lingui/react';
import { chooseLanguage, type Language } from './languages.ts';

/** The language that the page is shown in. */
export function useLanguage(): Language {
  return chooseLanguage([useLingui().i18n.locale]);
}
