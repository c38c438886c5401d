import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';
import { fileURLToPath } from 'node:url';
import { catalogues } from './catalogues.ts';
import { languageCodes, sourceLanguage } from './src/shared/language/languages.ts';

const all = catalogues(fileURLToPath(new URL('src', import.meta.url)));
const elsewhere = all.flatMap(({ folders }) => folders).filter((folder) => folder !== '');

export default defineConfig({
  sourceLocale: sourceLanguage,
  locales: languageCodes,
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
  catalogs: all.map(({ name, folders }) => ({
    path: `<rootDir>/src/locales/{locale}/${name}`,
    include: folders.map((folder) => `<rootDir>/src/${folder}`),
    exclude: elsewhere
      .filter((folder) => !folders.includes(folder))
      .map((folder) => `<rootDir>/src/${folder}/**`),
  })),
});
