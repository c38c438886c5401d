// The two sides of each `if` in contracts/, and whether the tests have taken them. Hardhat's coverage knows statements
// only: for each of them, in how many transactions, calls or Solidity tests it ran. A side with statements of its own was
// taken when the first of them ran; a missing `else` when the `if` ran more often than its body. That is a lower bound:
// where each run took both sides, in a loop say, a missing `else` is not seen. Conditional expressions are not told apart.
import { addStatementCoverageInstrumentation, latestSupportedSolidityVersion } from '@nomicfoundation/edr';
import { readdir, readFile } from 'node:fs/promises';
import { type AstNode, type CompilerOutput, compilerOutputOf } from './buildInfo.ts';

const root = new URL('../../', import.meta.url);

/** One side of a condition. */
export interface Branch {
  /** Source and line of the condition. */
  readonly place: string;
  readonly side: 'then' | 'else';
  readonly taken: boolean;
}

/** Where a statement begins in its source, in UTF-16 units, and how often it ran. */
interface Statement {
  readonly start: number;
  readonly end: number;
  readonly runs: number;
}

/** All sides of all conditions in sources that `hardhat test --coverage` has just covered. */
export async function branchesOf(sources: readonly string[]): Promise<Branch[]> {
  const runs = await runsByTag();
  const output = await compilerOutputOf('contracts/ballots/points/BallotBox');
  const branches = await Promise.all(sources.map((source) => branchesOfSource(source, output, runs)));
  return branches.flat();
}

/** How often each statement ran, by the tag that the instrumented contract reports. */
async function runsByTag(): Promise<ReadonlyMap<string, number>> {
  const runs = new Map<string, number>();
  const folder = new URL('coverage/data/', root);
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.json')) continue;
    const counts = JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Record<string, number>;
    for (const [tag, count] of Object.entries(counts)) runs.set(tag, (runs.get(tag) ?? 0) + count);
  }
  return runs;
}

async function branchesOfSource(
  source: string,
  output: CompilerOutput,
  runs: ReadonlyMap<string, number>,
): Promise<Branch[]> {
  const text = await readFile(new URL(source, root), 'utf8');
  const { metadata } = addStatementCoverageInstrumentation(
    text,
    `project/${source}`,
    latestSupportedSolidityVersion(),
  );
  const statements = metadata.map(({ startUtf16, endUtf16, tag }) => ({
    // The coverage counts the space and the comments before a statement as its own.
    start: startUtf16 + (/^(?:\s|\/\/.*|\/\*[^]*?\*\/)*/.exec(text.slice(startUtf16))?.[0].length ?? 0),
    end: endUtf16,
    runs: runs.get(Buffer.from(tag).toString('hex')) ?? 0,
  }));
  const ast = output.sources[`project/${source}`]?.ast;
  if (ast === undefined) throw new Error(`The compiler's output does not hold ${source}`);
  return conditionsIn(ast).flatMap((condition) => sidesOf(condition, source, text, statements));
}

function conditionsIn(node: unknown): AstNode[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(conditionsIn);
  return 'nodeType' in node && node.nodeType === 'IfStatement' ? [node as AstNode, ...below] : below;
}

function sidesOf(
  { src, trueBody, falseBody }: AstNode,
  source: string,
  text: string,
  statements: readonly Statement[],
): Branch[] {
  const runsWithin = (range: string | undefined) => firstWithin(rangeOf(range, text), statements).runs;
  const place = `${source}:${text.slice(0, rangeOf(src, text).start).split('\n').length}`;
  const then = runsWithin(trueBody?.src);
  const otherwise = falseBody ? runsWithin(falseBody.src) : runsWithin(src) - then;
  return [
    { place, side: 'then', taken: then > 0 },
    { place, side: 'else', taken: otherwise > 0 },
  ];
}

/** The compiler counts bytes, the coverage UTF-16 units. */
function rangeOf(src: string | undefined, text: string): { start: number; end: number } {
  const [start = 0, length = 0] = (src ?? '').split(':').map(Number);
  const bytes = Buffer.from(text);
  const units = (end: number) => bytes.subarray(0, end).toString().length;
  return { start: units(start), end: units(start + length) };
}

/** The first statement that begins in a range, the outer one of two. */
function firstWithin(range: { start: number; end: number }, statements: readonly Statement[]): Statement {
  const [first] = statements
    .filter(({ start }) => start >= range.start && start < range.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (first === undefined) throw new Error(`No statement begins between ${range.start} and ${range.end}`);
  return first;
}
