import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../docs/research.md', import.meta.url), 'utf8');

/** The queries that docs/research.md gives to researchers, by the heading that each stands under. */
export const researchQueries = [...text.matchAll(/^## (.+)\n(?:(?!^## )[^])*?```graphql\n([^]+?)```/gm)].map(
  ([, heading = '', query = '']) => ({ heading, query }),
);
