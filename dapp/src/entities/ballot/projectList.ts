/** An option as its reader sees it: the words and figures of the verified document. */
export interface Project {
  /** Position in the ballot, from 0. */
  option: number;
  label: string;
  title: string;
  description: string;
  category: string | undefined;
  /** In whole units of the ballot's currency; undefined where the ballot spends no money. */
  cost: number | undefined;
  /** Its number in the city's own papers. */
  reference: string | undefined;
}

export const projectOrders = ['ballot', 'cheap', 'dear', 'name'] as const;
type ProjectOrder = (typeof projectOrders)[number];

export interface ProjectFilter {
  search: string;
  category: string | undefined;
  order: ProjectOrder;
  /** Only what the person has chosen. */
  chosenOnly: boolean;
}

export const everyProject: ProjectFilter = {
  search: '',
  category: undefined,
  order: 'ballot',
  chosenOnly: false,
};

/** The projects that a filter leaves, in its order. Every word of the search must occur; accents do not matter. */
export function filterProjects(
  projects: readonly Project[],
  filter: ProjectFilter,
  points: readonly number[],
  language: string,
): Project[] {
  const words = folded(filter.search).split(/\s+/u).filter(Boolean);
  const left = projects.filter((project) => {
    if (filter.category !== undefined && project.category !== filter.category) return false;
    if (filter.chosenOnly && (points[project.option] ?? 0) === 0) return false;
    if (words.length === 0) return true;
    const text = folded(
      `${project.title} ${project.label} ${project.description} ${project.category ?? ''} ${project.reference ?? ''}`,
    );
    return words.every((word) => text.includes(word));
  });
  return left.sort(comparison(filter.order, language));
}

/** The categories that occur, by name. */
export function categoriesOf(projects: readonly Project[], language: string): string[] {
  const found = new Set(projects.flatMap(({ category }) => (category === undefined ? [] : [category])));
  return [...found].sort(new Intl.Collator(language).compare);
}

/** Text for searching: small letters without accents, also where Unicode does not split them (ł, ø, đ, ß). */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[łøđßς]/gu, (letter) => unsplit[letter] ?? letter)
    .trim();
}

const unsplit: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', ς: 'σ' };

function comparison(order: ProjectOrder, language: string): (a: Project, b: Project) => number {
  if (order === 'ballot') return (a, b) => a.option - b.option;
  if (order === 'name') {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return (a, b) => compare(a.title, b.title) || a.option - b.option;
  }
  const sign = order === 'cheap' ? 1 : -1;
  return (a, b) => sign * ((a.cost ?? 0) - (b.cost ?? 0)) || a.option - b.option;
}
