import { fileURLToPath } from 'node:url';

/** The compiler that comes with `npm ci`; it is JavaScript, so it is the same on every machine. */
export const compilerPath = fileURLToPath(new URL('../../node_modules/solc/soljson.js', import.meta.url));

/** What decides the code besides the sources. */
export const compiler = {
  version: '0.8.37',
  optimizer: { enabled: true, runs: 200 },
} as const;
