import { folded, searchWords } from '../../shared/language/folded.ts';

/** An option as its reader sees it: the words and figures of the verified document. */
export interface Project {
  /** Position in the ballot, from 0. */
  option: number;
  label: string;
  title: string;
  description: string;
  category: string | undefined;
  /** In the unit that the ballot's currency says; undefined where the ballot spends no money. */
  cost: number | undefined;
  /** Its number in the city's own papers. */
  reference: string | undefined;
}

/** `random`: in this reader's own order, so that none stands first for everybody. */
export const projectOrders = ['random', 'ballot', 'cheap', 'dear', 'name'] as const;
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
  order: 'random',
  chosenOnly: false,
};

/**
 * The projects that a filter leaves, in its order. Every word of the search must occur; accents do not matter.
 * @param places Of each option in the reader's own order, see `randomOrder`.
 */
export function filterProjects(
  projects: readonly Project[],
  filter: ProjectFilter,
  points: readonly number[],
  language: string,
  places: readonly number[],
): Project[] {
  const words = searchWords(filter.search);
  const left = projects.filter((project) => {
    if (filter.category !== undefined && project.category !== filter.category) return false;
    if (filter.chosenOnly && (points[project.option] ?? 0) === 0) return false;
    if (words.length === 0) return true;
    const text = folded(
      `${project.title} ${project.label} ${project.description} ${project.category ?? ''} ${project.reference ?? ''}`,
    );
    return words.every((word) => text.includes(word));
  });
  return left.sort(comparison(filter.order, language, places));
}

/** The categories that occur, by name. */
export function categoriesOf(projects: readonly Project[], language: string): string[] {
  const found = new Set(projects.flatMap(({ category }) => (category === undefined ? [] : [category])));
  return [...found].sort(new Intl.Collator(language).compare);
}

function comparison(
  order: ProjectOrder,
  language: string,
  places: readonly number[],
): (a: Project, b: Project) => number {
  if (order === 'random') return (a, b) => (places[a.option] ?? 0) - (places[b.option] ?? 0);
  if (order === 'ballot') return (a, b) => a.option - b.option;
  if (order === 'name') {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return (a, b) => compare(a.title, b.title) || a.option - b.option;
  }
  const sign = order === 'cheap' ? 1 : -1;
  return (a, b) => sign * ((a.cost ?? 0) - (b.cost ?? 0)) || a.option - b.option;
}
