// Every query that Patto asks of its index, against the schema that graph-node really serves.
import { expect } from 'chai';
import { buildClientSchema, buildSchema, getIntrospectionQuery, type GraphQLSchema } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { definedQueries } from '../../dapp/src/shared/graph/graph.ts';
import { indexedBallotQuery } from '../../scripts/cli/chain/graph.ts';
import { ask } from './support/graphql.ts';
import { queryProblems, shapeProblems } from './support/queryCheck.ts';
import { researchQueries } from './support/researchQueries.ts';
import { sharedStack } from './support/sharedStack.ts';

const dapp = fileURLToPath(new URL('../../dapp/src/', import.meta.url));

/** The modules of the dapp that define queries, and how many they define. */
const defining = globSync('**/*.{ts,tsx}', { cwd: dapp })
  .map((path) => ({
    path: `${dapp}${path}`,
    count: readFileSync(`${dapp}${path}`, 'utf8').match(/(?<!function )\bdefineQuery[<(]/g)?.length ?? 0,
  }))
  .filter(({ count }) => count > 0);

await Promise.all(defining.map(({ path }) => import(pathToFileURL(path).href)));

/** Asked with each query, and read apart. The index says that it may be null, and always sends it. */
const Meta = v.object({
  block: v.object({ number: v.number(), timestamp: v.nullable(v.number()) }),
  hasIndexingErrors: v.boolean(),
});

const queries = [
  ...definedQueries().map(({ name, text, schema }) => ({
    name: `${name} of the dapp`,
    text,
    schema: v.object({
      ...(schema as unknown as v.ObjectSchema<v.ObjectEntries, undefined>).entries,
      _meta: v.nullable(Meta),
    }),
  })),
  {
    name: 'IndexedBallot of the command',
    text: indexedBallotQuery.text,
    schema: v.object({
      ...indexedBallotQuery.schema.entries,
      _meta: v.nullable(indexedBallotQuery.schema.entries._meta),
    }),
  },
];

describe('what Patto asks of its index', () => {
  let schema: GraphQLSchema;

  before(async () => {
    const { graphUrl } = (await sharedStack()).description;
    schema = buildClientSchema((await ask(graphUrl, getIntrospectionQuery())) as never);
  });

  it('is known here, whichever file defines it', () => {
    expect(definedQueries()).to.have.length(defining.reduce((sum, { count }) => sum + count, 0));
  });

  for (const { name, text, schema: expected } of queries) {
    it(`fits the index and the answer that is expected: ${name}`, () => {
      expect(queryProblems(schema, text)).to.deep.equal([]);
      expect(shapeProblems(schema, text, expected)).to.deep.equal([]);
    });
  }

  for (const { heading, query } of researchQueries) {
    it(`fits the index where docs/research.md gives it: ${heading}`, () => {
      expect(queryProblems(schema, query)).to.deep.equal([]);
    });
  }
});

describe('the check of a query', () => {
  const schema = buildSchema(`
    scalar BigInt
    enum State { Open Shut }
    type Ballot { id: ID! votes: BigInt! state: State! title: String }
    type Query { ballots: [Ballot!]! }
  `);
  const expected = (entries: v.ObjectEntries) => v.object({ ballots: v.array(v.object(entries)) });
  const ballot = { id: v.string(), title: v.nullable(v.string()) };

  it('finds a field that the index does not have', () => {
    expect(queryProblems(schema, '{ ballots { voters } }')).to.have.length(1);
    expect(queryProblems(schema, '{ ballots {')).to.have.length(1);
    expect(queryProblems(schema, '{ ballots { id } }')).to.deep.equal([]);
  });

  it('finds what is selected and not expected, or expected and not selected', () => {
    expect(shapeProblems(schema, '{ ballots { id title } }', expected(ballot))).to.deep.equal([]);
    expect(shapeProblems(schema, '{ ballots { id title votes } }', expected(ballot))).to.deep.equal([
      'data.ballots.votes: selected, not expected',
    ]);
    expect(shapeProblems(schema, '{ ballots { id } }', expected(ballot))).to.deep.equal([
      'data.ballots.title: expected, not selected',
    ]);
  });

  it('finds what may be null on one side only, and a value that would be refused', () => {
    const wrong = {
      id: v.nullable(v.string()),
      title: v.string(),
      votes: v.number(),
      state: v.picklist(['Open']),
    };
    expect(shapeProblems(schema, '{ ballots { id title votes state } }', expected(wrong))).to.deep.equal([
      'data.ballots.id: is never null',
      'data.ballots.title: may be null',
      'data.ballots.votes: "7" is refused',
      'data.ballots.state: "Shut" is refused',
    ]);
  });
});
