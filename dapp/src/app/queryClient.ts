import { QueryClient } from '@tanstack/react-query';
import { GraphError } from '../shared/graph/graphError.ts';

const week = 7 * 24 * 3600 * 1000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Offline is found out by asking: the local stack answers without a network.
        networkMode: 'always',
        staleTime: 5_000,
        gcTime: week,
        retry: (failures, error) =>
          failures < 2 &&
          // What was not understood will not be the next time; who was silent for long would be asked for a minute.
          !(error instanceof GraphError && ['rejected', 'unexpected', 'silent'].includes(error.kind)),
      },
    },
  });
}
