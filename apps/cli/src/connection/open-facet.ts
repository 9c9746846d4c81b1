import { createFacetClient, type FacetClient } from "@facet/sdk/create-client";
import { findConnection } from "./find-connection.ts";

/** The client that commands call. */
export async function openFacet(): Promise<FacetClient> {
  const { url, key } = await findConnection();
  return createFacetClient({ url, apiKey: key });
}
