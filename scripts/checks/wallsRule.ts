import type { Rule } from 'eslint';
import { relative, sep } from 'node:path';
import { importsOf } from './imports.ts';
import { broken } from './walls.ts';

/** ESLint's rule for who imports whom: one report for each import through a wall. */
export const wallsRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'Folders import only what the table of walls allows' },
    schema: [],
  },
  create: (context) => ({
    Program: () => {
      const file = relative(context.cwd, context.filename).split(sep).join('/');
      for (const one of importsOf(context.cwd, file, context.sourceCode.text)) {
        const message = broken(one);
        if (message !== undefined) context.report({ loc: { line: one.line, column: 0 }, message });
      }
    },
  }),
};
