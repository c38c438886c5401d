// What the compiler said of the contracts, read from Hardhat's artifacts.
import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../../artifacts/build-info/', import.meta.url);

/** A node of Solidity's syntax tree, as far as the checks look. */
export interface AstNode {
  nodeType: string;
  /** First byte, length and file number. */
  src?: string;
  trueBody?: AstNode;
  falseBody?: AstNode | null;
  name?: string;
  canonicalName?: string;
  nodes?: AstNode[];
  members?: AstNode[];
  typeDescriptions?: { typeString?: string };
  value?: AstNode | string;
  /** Of functions, events, errors, structs and variables. */
  documentation?: { text?: string } | null;
  kind?: string;
  visibility?: string;
  parameters?: { parameters?: AstNode[] };
  returnParameters?: { parameters?: AstNode[] };
}

export interface CompilerOutput {
  sources: Record<string, { ast: AstNode }>;
  contracts: Record<string, Record<string, { evm: { deployedBytecode: { object: string } } }>>;
}

/** The output that holds this source of ours; the newest where an older build left one behind. */
export async function compilerOutputOf(source: string): Promise<CompilerOutput> {
  const built = await readFile(new URL(`../${source}.sol/${baseName(source)}.json`, folder), 'utf8');
  const { buildInfoId } = JSON.parse(built) as { buildInfoId: string };
  const name = (await readdir(folder)).find((file) => file === `${buildInfoId}.output.json`);
  if (name === undefined) throw new Error(`There is no build of ${source}: run "npx hardhat build"`);
  const { output } = JSON.parse(await readFile(new URL(name, folder), 'utf8')) as { output: CompilerOutput };
  return output;
}

export function baseName(source: string): string {
  return source.split('/').at(-1) ?? source;
}
