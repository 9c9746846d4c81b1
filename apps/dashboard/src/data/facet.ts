import { createFacetClient, type FacetClient } from "@facet/sdk/create-client";
import { chosenOrganisation } from "./chosen-organisation.ts";
import { sameOriginLink } from "./same-origin-link.ts";

let client: FacetClient | undefined;

/** The API as a typed client, through this page's own origin: the cookie says who calls. Only in the browser. */
export function facet(): FacetClient {
  client ??= createFacetClient({ url: `${window.location.origin}/api`, fetch: fetchAsOrganisation });
  return client;
}

function fetchAsOrganisation(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request =
    input instanceof Request
      ? new Request(input, init)
      : new Request(sameOriginLink(String(input), window.location.origin), init);
  const organisation = chosenOrganisation();
  if (organisation !== undefined && !request.headers.has("facet-organisation"))
    request.headers.set("facet-organisation", organisation);
  return fetch(request);
}
