import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import lingui from 'eslint-plugin-lingui';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { wallsRule } from './scripts/checks/wallsRule.ts';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/build/',
      '**/generated/',
      '**/locales/*.ts',
      'artifacts/',
      'cache/',
      'coverage/',
      '.patto/',
      // AssemblyScript: its own compiler checks it.
      'subgraph/src/',
      'test/subgraph/flat/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { plugins: { patto: { rules: { walls: wallsRule } } }, rules: { 'patto/walls': 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    // A call is made in one place, whoever sends it.
    files: ['{dapp,protocol,scripts}/**/*.{ts,tsx}'],
    ignores: ['protocol/src/acts/**', 'dapp/src/shared/chain/readContract.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['viem', 'viem/utils'].map((name) => ({
          name,
          importNames: ['encodeFunctionData', 'prepareEncodeFunctionData'],
          message: 'Make calls in protocol/src/acts.',
        })),
      ],
    },
  },
  {
    files: ['dapp/**/*.{ts,tsx}'],
    extends: [
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
      lingui.configs['flat/recommended'],
    ],
    rules: {
      // Positional values in a message are fine: translators see them named in the source.
      'lingui/no-expression-in-message': 'off',
      '@typescript-eslint/only-throw-error': [
        'error',
        {
          allow: [{ from: 'package', package: '@tanstack/router-core', name: ['Redirect', 'NotFoundError'] }],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    languageOptions: { globals: globals.mocha },
  },
  prettier,
);
