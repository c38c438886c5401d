import { labelOf, maxLabelBytes } from '../../ballots/sheet.ts';
import { alikeLabels, plainLabel } from '../../ballots/signedText.ts';

/** What voters sign for each project, and what was rewritten for it beyond shortening, a sentence each. */
export interface ProjectLabels {
  labels: string[];
  notes: string[];
}

/** Ids longer than this say nothing in a label; the number of the option stands for them. */
const longestId = 40;

/** The labels of projects: their titles, plain, shortened where needed and told apart by project id. */
export function projectLabels(projects: readonly { id: string; title: string }[]): ProjectLabels {
  const plain = projects.map(({ title }) => plainLabel(title));
  const short = plain.map((title) => labelOf(title));
  const ambiguous = new Set(alikeLabels(short).flatMap(({ option, earlier }) => [option, earlier]));
  const labels = short.map((label, option) =>
    ambiguous.has(option) || !/[\p{L}\p{N}\p{S}]/u.test(label)
      ? withId(plain[option] ?? '', projects[option]?.id ?? '', option)
      : label,
  );
  const notes = projects.flatMap(({ id, title }, option) =>
    plain[option] === title.replace(/\s+/gu, ' ').trim()
      ? []
      : [
          `The title of project ${id} is signed as "${labels[option] ?? ''}", so that no choice can be misread.`,
        ],
  );
  return { labels, notes };
}

function withId(title: string, id: string, option: number): string {
  const suffix = ` (${id.length > longestId ? `#${option + 1}` : plainLabel(id)})`;
  return (labelOf(title, maxLabelBytes - new TextEncoder().encode(suffix).length) + suffix).trim();
}
