import { type FieldNode, Kind, parse, type ValueNode, valueFromASTUntyped } from 'graphql';

type Entity = Readonly<Record<string, unknown>>;

/** What graph-node would answer to a query of lists: filters, order of ids and `first` as the query asks for them. */
export function answerOf(entities: readonly Entity[], query: string, variables: Entity): Entity {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No query');
  const lists = operation.selectionSet.selections.flatMap((field) =>
    field.kind === Kind.FIELD && field.name.value !== '_meta' ? [field] : [],
  );
  return {
    _meta: { block: { number: 1, timestamp: 1 }, hasIndexingErrors: false },
    ...Object.fromEntries(lists.map((list) => [list.alias?.value ?? '', select(entities, list, variables)])),
  };
}

function select(entities: readonly Entity[], list: FieldNode, variables: Entity): readonly Entity[] {
  const argument = (name: string) => list.arguments?.find((each) => each.name.value === name)?.value;
  const where = value(argument('where'), variables) as Entity;
  return entities
    .filter((entity) => fits(entity, where))
    .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .slice(0, Number(value(argument('first'), variables)));
}

function fits(entity: Entity, where: Entity): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    const [, field = '', test] = /^(.*?)(_in|_gte|_gt|_)?$/.exec(key) ?? [];
    const found = entity[field];
    if (test === '_') return fits(found as Entity, wanted as Entity);
    if (test === '_in') return (wanted as unknown[]).includes(found);
    // Ids are of one length, and so are the times.
    if (test === '_gte') return String(found) >= String(wanted);
    if (test === '_gt') return String(found) > String(wanted);
    return found === wanted;
  });
}

function value(node: ValueNode | undefined, variables: Entity): unknown {
  return node === undefined ? undefined : valueFromASTUntyped(node, variables);
}
