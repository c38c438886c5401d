import { modeName, type ModeName } from '@patto/protocol/ballots/presets';
import { resultRuleNames } from '@patto/protocol/generated/enums';
import * as v from 'valibot';
import { allPages, type PageName, pages, type Pages } from '../../../dapp/src/app/pages.ts';
import { latestBlock } from '../../../scripts/stack/chainRpc.ts';
import { ask } from '../../subgraph/support/graphql.ts';

const Numbered = v.object({ number: v.number() });

const Ballot = v.object({
  ...Numbered.entries,
  state: v.picklist(['Opened', 'Cancelled', 'Proposed', 'Final']),
  /** Microseconds. */
  start: v.pipe(v.string(), v.transform(Number)),
  end: v.pipe(v.string(), v.transform(Number)),
  optionCount: v.number(),
  minChoices: v.number(),
  maxChoices: v.number(),
  maxPerOption: v.number(),
  points: v.number(),
  costExponent: v.number(),
  weighted: v.boolean(),
  rule: v.picklist(resultRuleNames),
  quorum: v.pipe(v.string(), v.transform(Number)),
});

const Everything = v.object({
  commons: v.array(Numbered),
  municipalities: v.array(Numbered),
  ballots: v.array(Ballot),
});

/** Ballots by what they are for whoever looks at a page, lowest number first. */
export interface Samples {
  /** The numbers of the commons and of the municipalities. */
  readonly commons: readonly number[];
  readonly municipalities: readonly number[];
  /** One that is open, for each mode that has one. */
  readonly open: ReadonlyMap<ModeName, number>;
  readonly scheduled: readonly number[];
  /** One with a result or waiting for it, for each state and rule, as in `Final EqualShares`. */
  readonly over: ReadonlyMap<string, number>;
}

type WithNumber = {
  [Name in PageName]: Pages[Name]['path'] extends `${string}$${string}` ? Name : never;
}[PageName];

/** Finds in the index what pages can be looked at with. */
export async function findSamples({
  graphUrl,
  rpcUrl,
}: {
  readonly graphUrl: string;
  readonly rpcUrl: string;
}): Promise<Samples> {
  const { timestamp } = await latestBlock(rpcUrl);
  const now = timestamp * 1e6;
  const { commons, municipalities, ballots } = v.parse(
    Everything,
    await ask(
      graphUrl,
      `{ commons: commons_collection(first: 1000, orderBy: number) { number }
         municipalities(first: 1000, orderBy: number) { number }
         ballots(first: 1000, orderBy: number) { ${Object.keys(Ballot.entries).join(' ')} } }`,
    ),
  );
  const opened = ballots.filter(({ state }) => state === 'Opened');
  const isScheduled = ({ start }: { start: number }) => start >= now;
  const isOver = ({ end }: { end: number }) => end < now;
  return {
    commons: commons.map(({ number }) => number),
    municipalities: municipalities.map(({ number }) => number),
    open: firstOfEach(
      opened.filter((ballot) => !isOver(ballot) && !isScheduled(ballot)),
      modeName,
    ),
    scheduled: opened.filter(isScheduled).map(({ number }) => number),
    over: firstOfEach(
      ballots.filter(
        (ballot) => ballot.state !== 'Cancelled' && (ballot.state !== 'Opened' || isOver(ballot)),
      ),
      ({ state, rule }) => `${state === 'Opened' ? 'Ended' : state} ${rule}`,
    ),
  };
}

/** For each page the addresses under which it shows all that it can show. */
export function samplePaths(samples: Samples): Readonly<Record<PageName, readonly string[]>> {
  const numbers: Readonly<Record<WithNumber, readonly number[]>> = {
    commons: samples.commons.slice(0, 1),
    ballot: [...samples.open.values(), ...samples.scheduled.slice(0, 1)],
    result: [...samples.over.values()],
    municipalityAudit: samples.municipalities.slice(0, 1),
  };
  const paths = allPages.map(({ name }) => {
    const own = name in numbers ? numbers[name as WithNumber] : undefined;
    if (own?.length === 0) throw new Error(`The index has nothing to show on the page ${name}`);
    return [name, own?.map((number) => pagePath(name, number)) ?? [pagePath(name)]];
  });
  return Object.fromEntries(paths) as Record<PageName, readonly string[]>;
}

/** The address of a page. @param number Of what it shows, if it takes one; its absence throws. */
export function pagePath(name: PageName, number?: number): string {
  return pages[name].path.replace(/\$\w+/, () => {
    if (number === undefined) throw new Error(`The index has nothing to show on the page ${name}`);
    return String(number);
  });
}

/** @throws where there is none, because then something is not looked at. */
export function sample<Kind>(numbers: ReadonlyMap<Kind, number>, kind: Kind): number {
  const found = numbers.get(kind);
  if (found === undefined) throw new Error(`The index has no ballot that is ${String(kind)}`);
  return found;
}

function firstOfEach<Item extends { readonly number: number }, Kind>(
  items: readonly Item[],
  kindOf: (item: Item) => Kind,
): ReadonlyMap<Kind, number> {
  const found = new Map<Kind, number>();
  for (const item of items) if (!found.has(kindOf(item))) found.set(kindOf(item), item.number);
  return found;
}
