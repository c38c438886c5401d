/**
 * The names of an enum's values in their order, from sources that the compiler has taken. Its own syntax tree would say the
 * same, but takes as long again as all the rest.
 * @throws Error unless exactly one source defines it.
 */
export function enumValues(name: string, sources: Iterable<string>): string[] {
  const definition = new RegExp(`\\benum\\s+${name}\\s*\\{([^}]*)\\}`, 'g');
  const found = [...sources].flatMap((source) => [...withoutComments(source).matchAll(definition)]);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`The contracts define the enum ${name} ${found.length} times`);
  }
  return (first[1] ?? '').split(',').map((value) => value.trim());
}

function withoutComments(source: string): string {
  return source.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
}
