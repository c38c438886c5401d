import { globSync } from 'node:fs';

const notOurs = /(^|\/)(node_modules|dist|build|generated|artifacts|cache|coverage|\.[^/]+)(\/|$)/;

/** Every file of the repository that can import another, as paths from its root with `/`. */
export function sourceFiles(root: string): string[] {
  return globSync('**/*.{js,mjs,sol,ts,tsx}', { cwd: root, exclude: (path) => notOurs.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
