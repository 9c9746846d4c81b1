import { FacetApiError } from "@facet/sdk/facet-api-error";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isThisMachine } from "./is-this-machine.ts";

/** A cache that the live feed keeps fresh, so that nothing is asked again just because time passed. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof FacetApiError && error.code === "unauthenticated") onSignedOut();
  };
  // Facet on the person's own machine is there without any network: a laptop on a train must not stop asking it.
  const isHere = typeof window !== "undefined" && isThisMachine(window.location.hostname);
  const networkMode = isHere ? "always" : "online";
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The SDK has tried again already where that can help.
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        networkMode,
      },
      mutations: { retry: false, networkMode },
    },
  });
}
