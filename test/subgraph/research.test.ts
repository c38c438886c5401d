// The queries that docs/research.md gives to researchers, asked of a running stack.
import { expect } from 'chai';
import { ask } from './support/graphql.ts';
import { researchQueries } from './support/researchQueries.ts';
import { sharedStack } from './support/sharedStack.ts';

describe('the queries in docs/research.md', () => {
  for (const { heading, query } of researchQueries) {
    it(`are answered: ${heading}`, async () => {
      const { graphUrl } = (await sharedStack()).description;
      const answer = await ask(graphUrl, query);
      expect(Object.keys(answer)).to.have.lengthOf.above(0);
    });
  }
});
