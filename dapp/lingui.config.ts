import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * Two catalogues for each language: what every page needs, and what only ballots and audit need, so that the
 * first page carries no words it does not show.
 */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['it', 'el', 'fr', 'en'],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/common',
      include: [
        '<rootDir>/src/app',
        '<rootDir>/src/shared',
        '<rootDir>/src/entities/commons',
        '<rootDir>/src/entities/contribution',
        '<rootDir>/src/entities/member',
        '<rootDir>/src/features/commons',
        '<rootDir>/src/features/me',
      ],
    },
    {
      path: '<rootDir>/src/locales/{locale}/ballots',
      include: [
        '<rootDir>/src/demo',
        '<rootDir>/src/entities/ballot',
        '<rootDir>/src/entities/recount',
        '<rootDir>/src/features/ballots',
        '<rootDir>/src/features/results',
        '<rootDir>/src/features/voting',
        '<rootDir>/src/features/audit',
      ],
    },
  ],
});
