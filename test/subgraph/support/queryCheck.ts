import {
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  printSchema,
  type SelectionSetNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import * as v from 'valibot';

type Expected = v.GenericSchema;

/** What is wrong with a query by the schema that the index serves; empty where nothing is. */
export function queryProblems(schema: GraphQLSchema, text: string): string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
}

/**
 * Where a valid query and the valibot schema of its answer differ: a field that is selected and not expected or the reverse, one
 * that may be null on one side only, a value that the index can send and the schema refuses.
 */
export function shapeProblems(schema: GraphQLSchema, text: string, expected: Expected): string[] {
  const document = parse(text);
  const problems: string[] = [];
  const info = new TypeInfo(schema);
  const samples = new Map([...scalarSamples, ...enumValues(schema)]);
  // From the outside in: what is expected of each selection that is open, and its name.
  const open: { expected: Expected | undefined; path: string }[] = [{ expected, path: 'data' }];
  const here = () => open.at(-1);

  visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        enter: (node) => {
          problems.push(...differences(node, here()?.expected, here()?.path ?? ''));
        },
      },
      Field: {
        enter: (node) => {
          const key = node.alias?.value ?? node.name.value;
          const path = `${here()?.path ?? ''}.${key}`;
          const field = entriesOf(here()?.expected)?.[key];
          open.push({ expected: field, path });
          if (field === undefined) return;
          // As GraphQL writes it: `[Ballot!]!`.
          const type = String(info.getType());
          const nullable = !type.endsWith('!');
          if (nullable !== v.is(field, null)) {
            problems.push(`${path}: ${nullable ? 'may be null' : 'is never null'}`);
          }
          for (const sample of samples.get(type.replace(/[[\]!]/g, '')) ?? []) {
            if (!v.is(itemOf(field), sample)) problems.push(`${path}: ${JSON.stringify(sample)} is refused`);
          }
        },
        leave: () => {
          open.pop();
        },
      },
    }),
  );
  return problems;
}

/** What graph-node sends for each scalar. */
const scalarSamples: readonly [string, readonly unknown[]][] = [
  ['Boolean', [true]],
  ['Int', [7]],
  ['String', ['text']],
  ['ID', ['0x00000001']],
  ['Bytes', ['0x00000001']],
  ['BigInt', ['7']],
  ['Int8', ['7']],
  ['Timestamp', ['1700000000000000']],
];

function enumValues(schema: GraphQLSchema): [string, readonly unknown[]][] {
  return parse(printSchema(schema)).definitions.flatMap((definition): [string, readonly unknown[]][] =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION
      ? [[definition.name.value, (definition.values ?? []).map(({ name }) => name.value)]]
      : [],
  );
}

function differences(node: SelectionSetNode, expected: Expected | undefined, path: string): string[] {
  const entries = entriesOf(expected);
  if (entries === undefined) return [];
  const selected = node.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : [],
  );
  return [
    ...selected.filter((key) => !(key in entries)).map((key) => `${path}.${key}: selected, not expected`),
    ...Object.keys(entries)
      .filter((key) => !selected.includes(key))
      .map((key) => `${path}.${key}: expected, not selected`),
  ];
}

/** The schema of one value: out of what may be null, and of a list. */
function itemOf(schema: Expected): Expected {
  if ('wrapped' in schema) return itemOf(schema.wrapped as Expected);
  if ('item' in schema) return itemOf(schema.item as Expected);
  return schema;
}

function entriesOf(schema: Expected | undefined): Record<string, Expected> | undefined {
  if (schema === undefined) return undefined;
  const item = itemOf(schema);
  return 'entries' in item ? (item.entries as Record<string, Expected>) : undefined;
}
