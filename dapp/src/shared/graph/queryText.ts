/** What a query is made of, apart from what checks its answer: the start script sends some before the app is here. */
export interface QueryParts {
  name: string;
  /** As in `$id: Bytes!`. */
  parameters?: string;
  selection: string;
}

/** The whole query; `_meta` is asked with each. */
export function queryText({ name, parameters, selection }: QueryParts): string {
  const declared = parameters === undefined ? '' : `(${parameters})`;
  return `query ${name}${declared} { _meta { block { number timestamp } hasIndexingErrors } ${selection} }`;
}

/** The body of the request that asks it. */
export function queryBody(text: string, variables: unknown): string {
  return JSON.stringify({ query: text, variables });
}
