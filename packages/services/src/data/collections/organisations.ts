import { Organisation } from "@facet/contracts/organisations/organisation";
import { collection } from "../collection.ts";

/** One document each, under the organisation itself; its id is the organisation's. */
export const organisations = collection({
  name: "organisations",
  scope: "tenant",
  schema: Organisation,
  shapes: {},
});
