// The queries that docs/research.md gives to researchers, asked of a running stack.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { ask } from './support/graphql.ts';
import { sharedStack } from './support/sharedStack.ts';

const text = readFileSync(new URL('../../docs/research.md', import.meta.url), 'utf8');

describe('the queries in docs/research.md', () => {
  for (const [, heading, query] of text.matchAll(/^## (.+)\n(?:(?!^## )[^])*?```graphql\n([^]+?)```/gm)) {
    it(`are answered: ${heading}`, async () => {
      const { graphUrl } = (await sharedStack()).description;
      const answer = await ask(graphUrl, query ?? '');
      expect(Object.keys(answer)).to.not.be.empty;
    });
  }
});
