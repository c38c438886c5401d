import type { Import } from './imports.ts';

/** Parts of one folder, files or folders, that import each other in a circle. */
export interface Cycle {
  /** The folder whose parts they are; empty for the repository itself. */
  folder: string;
  /** One circle through them, each import leading to the part of the next. */
  circle: Import[];
}

/** Folders that only hold others together: their folders stand beside each other and beside those of the root. */
const shelves = ['scripts/', 'test/'];

/**
 * Every circle of imports, at every level of the tree: of files, and of folders whose files import each other in a circle even
 * where no file does. One circle is told of each tangle.
 */
export function cyclesOf(imports: readonly Import[]): Cycle[] {
  const levels = new Map<string, Map<string, Map<string, Import>>>();
  for (const one of imports) {
    const { folder, from, to } = parts(one);
    if (from === to) continue;
    const level = levels.get(folder) ?? new Map<string, Map<string, Import>>();
    levels.set(folder, level);
    const edges = level.get(from) ?? new Map<string, Import>();
    level.set(from, edges);
    if (!edges.has(to)) edges.set(to, one);
  }
  return [...levels].flatMap(([folder, level]) => circlesOf(level).map((circle) => ({ folder, circle })));
}

/** The folder in which an import's way parts, and the two parts of it that it joins. */
function parts({ from, to }: Import): { folder: string; from: string; to: string } {
  const a = steps(from);
  const b = steps(to);
  let shared = 0;
  while (shared < a.length - 1 && shared < b.length - 1 && a[shared] === b[shared]) shared += 1;
  const folder = a.slice(0, shared).join('');
  return { folder, from: folder + (a[shared] ?? ''), to: folder + (b[shared] ?? '') };
}

/** A path as the steps down the tree, folders with their `/`; a shelf and the folder on it are one step. */
function steps(path: string): string[] {
  const names = path.match(/[^/]+\/?/g) ?? [];
  const found: string[] = [];
  let held = '';
  let way = '';
  for (const name of names) {
    way += name;
    held += name;
    if (shelves.includes(way)) continue;
    found.push(held);
    held = '';
  }
  return found;
}

type Graph = ReadonlyMap<string, ReadonlyMap<string, Import>>;

/** One circle from each tangle of a graph. */
function circlesOf(graph: Graph): Import[][] {
  const circles: Import[][] = [];
  const told = new Set<string>();
  for (const start of graph.keys()) {
    const reached = waysFrom(graph, start);
    const circle = reached.get(start);
    if (circle === undefined || told.has(start)) continue;
    circles.push(circle);
    for (const node of reached.keys()) {
      if (waysFrom(graph, node).has(start)) told.add(node);
    }
  }
  return circles;
}

/** A shortest way to each node that can be reached, the start itself only where a circle leads back to it. */
function waysFrom(graph: Graph, start: string): Map<string, Import[]> {
  const ways = new Map<string, Import[]>();
  let ends: [string, Import[]][] = [[start, []]];
  while (ends.length > 0) {
    const further: typeof ends = [];
    for (const [end, way] of ends) {
      for (const [next, edge] of graph.get(end) ?? []) {
        if (ways.has(next)) continue;
        ways.set(next, [...way, edge]);
        further.push([next, [...way, edge]]);
      }
    }
    ends = further;
  }
  return ways;
}
