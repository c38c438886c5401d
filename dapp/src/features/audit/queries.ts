import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { askAllPages, defineQuery } from '../../shared/graph/graph.ts';

const MunicipalityItem = v.object({
  id: v.string(),
  number: v.number(),
  commonsCount: v.number(),
  metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
});

const entries = { municipalities: v.array(MunicipalityItem) };

const list = defineQuery<{ after: string }, typeof entries>({
  name: 'MunicipalityList',
  parameters: '$after: Bytes!',
  selection: `municipalities(first: 1000, orderBy: id, where: { id_gt: $after }) {
    id number commonsCount metadata { name language }
  }`,
  entries,
});

/** All municipalities, in the order of their numbers. */
export const municipalityListQuery = queryOptions({
  queryKey: ['graph', 'municipalities', 'list'],
  queryFn: async ({ signal }) =>
    (await askAllPages(list, { after: '0x' }, (page) => page.municipalities, signal)).data,
});
