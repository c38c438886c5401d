import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { type DocumentState, readContent, staleTimeOf } from '../../shared/documents/documents.ts';

/** The public evidence of a contribution; its title says what was done. */
const Evidence = v.object({ language: v.string(), title: v.pipe(v.string(), v.maxLength(2000)) });

export type Evidence = v.InferOutput<typeof Evidence>;

export function evidenceQuery(digest: `0x${string}`) {
  return queryOptions({
    queryKey: ['evidence', digest],
    queryFn: async ({ signal }): Promise<DocumentState<Evidence>> => {
      const read = await readContent(digest, signal);
      if (read.state !== 'ok') return read;
      try {
        const parsed = v.safeParse(Evidence, JSON.parse(new TextDecoder().decode(read.content)));
        return parsed.success ? { state: 'ok', content: parsed.output } : { state: 'malformed' };
      } catch {
        return { state: 'malformed' };
      }
    },
    staleTime: staleTimeOf,
  });
}
