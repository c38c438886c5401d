import * as v from 'valibot';
import { sawBlockTime } from '../chain/seenTime.ts';
import { config } from '../start/config.ts';
import { timeLimit } from '../start/timeLimit.ts';
import { fetchOnce } from '../start/early.ts';
import { GraphError } from './graphError.ts';
import { queryBody, queryText, type QueryParts } from './queryText.ts';

/** The block up to which an answer of the index holds. */
export interface IndexBlock {
  number: number;
  /** Unix seconds. */
  timestamp: number;
}

const Meta = v.object({
  block: v.object({ number: v.number(), timestamp: v.nullish(v.number(), 0) }),
  hasIndexingErrors: v.boolean(),
});

/** One GraphQL query: its text, what goes in and what comes out. `_meta` is asked with each. */
export interface GraphQuery<Variables, Data> {
  name: string;
  text: string;
  schema: v.GenericSchema<unknown, Data>;
  /** Only for the type of the variables. */
  readonly variables?: Variables;
}

export interface GraphAnswer<Data> {
  data: Data;
  block: IndexBlock;
}

const defined: GraphQuery<never, unknown>[] = [];

/** Every query that the modules loaded so far define: a test asks the index's schema about each. */
export function definedQueries(): readonly GraphQuery<never, unknown>[] {
  return defined;
}

/** A query by its parts and the valibot schema of each selected field. */
export function defineQuery<Variables, Entries extends v.ObjectEntries>(
  parts: QueryParts & { entries: Entries },
): GraphQuery<Variables, v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  const query = { name: parts.name, text: queryText(parts), schema: v.object(parts.entries) };
  defined.push(query);
  return query;
}

/** Asks the index. Throws a GraphError that says in which way it failed. */
export async function askGraph<Variables, Data>(
  query: GraphQuery<Variables, Data>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<GraphAnswer<Data>> {
  const response = await post(query, variables, signal);
  const body = v.safeParse(Envelope, await json(response));
  if (!body.success) throw new GraphError('unexpected', `${query.name}: no GraphQL answer`);
  const { data, errors } = body.output;
  if (errors !== undefined && errors.length > 0) {
    throw new GraphError('rejected', `${query.name}: ${errors.map((error) => error.message).join('; ')}`);
  }
  const meta = v.safeParse(v.object({ _meta: Meta }), data);
  const parsed = v.safeParse(query.schema, data);
  if (!meta.success) throw new GraphError('unexpected', `${query.name}: without _meta`);
  if (!parsed.success) throw new GraphError('unexpected', `${query.name}: ${v.summarize(parsed.issues)}`);
  sawBlockTime(meta.output._meta.block.timestamp);
  return { data: parsed.output, block: meta.output._meta.block };
}

/** graph-node gives at most this many entities at once. */
const pageSize = 1000;

/**
 * Reads a list to its end, page by page in the order of ids. The query takes `$after` for `where: { id_gt: $after }`
 * with `first: 1000, orderBy: id`; `items` picks the list out of a page.
 */
export async function askAllPages<Variables extends { after: string }, Data, Item extends { id: string }>(
  query: GraphQuery<Variables, Data>,
  variables: Variables,
  items: (data: Data) => Item[],
  signal?: AbortSignal,
): Promise<GraphAnswer<Item[]>> {
  const all: Item[] = [];
  let after = variables.after;
  for (;;) {
    const { data, block } = await askGraph(query, { ...variables, after }, signal);
    const page = items(data);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return { data: all, block };
    after = last.id;
  }
}

const Envelope = v.object({
  data: v.nullish(v.unknown()),
  errors: v.optional(v.array(v.object({ message: v.string() }))),
});

async function post(
  query: { name: string; text: string },
  variables: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetchOnce(config().graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: queryBody(query.text, variables),
      signal: timeLimit(signal),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    const silent = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new GraphError(silent ? 'silent' : 'unreachable', `${query.name}: the index does not answer`, {
      cause,
    });
  }
  if (!response.ok) throw new GraphError('refused', `${query.name}: the index answered ${response.status}`);
  return response;
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new GraphError('unexpected', 'The index did not answer in JSON', { cause });
  }
}
