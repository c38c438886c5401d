import * as v from 'valibot';

/** An entity, or what a query asked of it. */
export type Row = Readonly<Record<string, unknown>>;

const answer = v.object({
  data: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  errors: v.optional(v.array(v.object({ message: v.string() }))),
});
const rows = v.array(v.looseObject({ id: v.string() }));
const meta = v.object({
  block: v.object({ number: v.number(), hash: v.nullable(v.string()) }),
  hasIndexingErrors: v.boolean(),
});

/** The most that graph-node gives at once. */
const pageSize = 1000;

/** What graph-node says to a query that it was answering when it went back to another fork; it is to be asked again. */
const wentBack = 'the chain was reorganized while executing the query';

/** One GraphQL query. @throws Error with what graph-node says. */
export async function ask(graphUrl: string, query: string): Promise<Record<string, unknown>> {
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = v.parse(answer, await response.json());
  if (errors?.some(({ message }) => message === wentBack) === true) return ask(graphUrl, query);
  if (errors !== undefined || data === undefined || data === null) {
    throw new Error(`${query}\n${errors?.map(({ message }) => message).join('\n') ?? 'no data'}`);
  }
  return data;
}

/** All entities of a list as they were at a block, in the order of their ids. */
export async function list(graphUrl: string, name: string, fields: string, block: number): Promise<Row[]> {
  const all: Row[] = [];
  for (let after = ''; ;) {
    const where = after === '' ? '' : `, where: { id_gt: "${after}" }`;
    const query = `{ ${name}(first: ${pageSize}, orderBy: id, block: { number: ${block} }${where}) { id ${fields} } }`;
    const page = v.parse(rows, (await ask(graphUrl, query))[name]);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return all;
    after = last.id;
  }
}

/** Where the index stands. */
export async function indexHead(graphUrl: string) {
  const { _meta } = await ask(graphUrl, '{ _meta { block { number hash } hasIndexingErrors } }');
  return v.parse(meta, _meta);
}

/** Asks again and again until the fact holds. @throws Error that names the fact when it never does. */
export async function until(
  fact: string,
  holds: () => Promise<boolean>,
  milliseconds = 40_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Never came true: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the index stands at a block or past it. */
export async function untilIndexed(graphUrl: string, block: bigint): Promise<void> {
  await until(`block ${block} is indexed`, async () => {
    const head = await indexHead(graphUrl);
    if (head.hasIndexingErrors) throw new Error(`The index halted at block ${head.block.number}`);
    return BigInt(head.block.number) >= block;
  });
}
