import type { FacetCalls } from "@facet/sdk/create-client";

type Given<Name extends keyof FacetCalls> = NonNullable<Parameters<FacetCalls[Name]>[0]>;

/** What an operation of the API answers. */
export type Answer<Name extends keyof FacetCalls> = Awaited<ReturnType<FacetCalls[Name]>>;

/** What an operation of the API is sent. */
export type Body<Name extends keyof FacetCalls> =
  Given<Name> extends { body?: infer Sent } ? Exclude<Sent, undefined> : never;

/** The query of an operation. */
export type Query<Name extends keyof FacetCalls> =
  Given<Name> extends { query?: infer Asked } ? Exclude<Asked, undefined> : never;
