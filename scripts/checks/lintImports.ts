// `npm run lint:imports`: what one file alone cannot show of who imports whom.
import { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import { cyclesOf } from './cycles.ts';
import { sourceFiles } from './files.ts';
import { importsOf } from './imports.ts';
import { broken } from './walls.ts';

new Command('lint:imports')
  .description(
    'finds circles of imports, of files and of folders at every level of the tree, and imports through the walls of ' +
      'scripts/checks/walls.ts, in Solidity and AssemblyScript too',
  )
  .parse();

const root = fileURLToPath(new URL('../../', import.meta.url));
const imports = sourceFiles(root).flatMap((file) => importsOf(root, file));

const problems = [
  ...imports.flatMap((one) => {
    const message = broken(one);
    return message === undefined ? [] : [`${one.from}:${one.line}: ${message}`];
  }),
  ...cyclesOf(imports).map(({ folder, circle }) =>
    [
      `Circle of imports in ${folder === '' ? 'the repository' : folder}:`,
      ...circle.map(({ from, to, line }) => `  ${from}:${line} imports ${to}`),
    ].join('\n'),
  ),
];

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
