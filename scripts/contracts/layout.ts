// Where the upgradeable contracts keep their state: the place and the fields of each struct, from the syntax tree.
import { baseName, compilerOutputOf, type AstNode } from './buildInfo.ts';

/** Fields of a struct as "type name", or values of an enum, in their order. */
type Fields = string[];

export interface StorageLayout {
  location: string;
  types: Record<string, Fields>;
}

/** The layout that a library of the shape of CommonsRegistryStorage.sol declares. */
export async function layoutOf(source: string): Promise<StorageLayout> {
  const { sources } = await compilerOutputOf(source);
  const declared = new Map<string, AstNode>();
  for (const { ast } of Object.values(sources)) collect(ast, declared);
  const library = baseName(source);
  const types: Record<string, Fields> = {};
  addType(`${library}.Layout`, declared, types);
  return { location: locationOf(sources[`project/${source}.sol`]?.ast, source), types };
}

/** What a new layout would break of an old one; nothing where fields were only added at the end. */
export function breaks(before: StorageLayout, now: StorageLayout): string[] {
  const problems = before.location === now.location ? [] : [`it moved to ${now.location}`];
  for (const [name, fields] of Object.entries(before.types)) {
    const found = now.types[name] ?? [];
    fields.forEach((field, position) => {
      if (found[position] !== field) {
        problems.push(`${name}: "${field}" became "${found[position] ?? 'nothing'}"`);
      }
    });
  }
  return problems;
}

function collect(node: AstNode, declared: Map<string, AstNode>): void {
  if (node.canonicalName !== undefined) declared.set(node.canonicalName, node);
  for (const child of node.nodes ?? []) collect(child, declared);
}

function addType(name: string, declared: Map<string, AstNode>, types: Record<string, Fields>): void {
  const node = declared.get(name);
  if (node === undefined || types[name] !== undefined) return;
  types[name] = (node.members ?? []).map((member) => {
    const type = member.typeDescriptions?.typeString;
    return type === undefined ? (member.name ?? '') : `${type} ${member.name ?? ''}`;
  });
  for (const field of types[name]) {
    for (const [, inner] of field.matchAll(/(?:struct|enum) ([\w.]+)/g)) {
      if (inner !== undefined) addType(inner, declared, types);
    }
  }
}

function locationOf(ast: AstNode | undefined, source: string): string {
  const library = ast?.nodes?.find(({ nodeType }) => nodeType === 'ContractDefinition');
  const constant = library?.nodes?.find(({ name }) => name === 'LOCATION')?.value;
  const literal = typeof constant === 'object' ? constant.value : undefined;
  if (typeof literal !== 'string') throw new Error(`${source} declares no LOCATION`);
  return literal;
}
