import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { pages, type PageName, type Pages } from './pages.ts';

/** The pages in the bar. */
type PlaceName = { [Name in PageName]: Pages[Name] extends { icon: string } ? Name : never }[PageName];

const labels: Readonly<Record<PlaceName, MessageDescriptor>> = {
  commonsList: msg`Commons`,
  ballots: msg`Ballots`,
  me: msg`Me`,
  audit: msg`Audit`,
};

/** The places of Patto, in the order of the bar. */
export const places = Object.entries(pages).flatMap(([name, page]) =>
  'icon' in page ? [{ to: page.path, icon: page.icon, label: labels[name as PlaceName] }] : [],
);

/** @param path Of a page, as in the table. @returns The path of the place that it belongs to: the nearest above it. */
export function placeOf(path: string): string | undefined {
  const above = places.filter(({ to }) => to === '/' || path === to || path.startsWith(`${to}/`));
  return above.map(({ to }) => to).sort((a, b) => b.length - a.length)[0];
}
