import type { FacetClient } from "@facet/sdk/create-client";
import type { Secret } from "@facet/sdk/generated/types.gen";
import { findByName } from "../connection/find-by-name.ts";

export function findSecret(facet: FacetClient, wanted: string): Promise<Secret> {
  return findByName<Secret>({
    noun: "secret",
    wanted,
    read: (page) => facet.listSecrets({ query: page }),
    list: "./facet secrets list",
  });
}
