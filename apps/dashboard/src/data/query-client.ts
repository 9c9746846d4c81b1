import { FacetApiError } from "@facet/sdk/facet-api-error";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** A cache that the live feed keeps fresh, so that nothing is asked again just because time passed. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof FacetApiError && error.code === "unauthenticated") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The SDK has tried again already where that can help.
      queries: { staleTime: 60_000, gcTime: 10 * 60_000, retry: false, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
