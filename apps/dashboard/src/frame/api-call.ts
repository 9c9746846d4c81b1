import type { FacetCalls } from "@facet/sdk/create-client";

/** One call of the public API, as a page shows it. */
export interface ApiCall {
  /** What it does, in a few words: "List the data sets". */
  readonly title: string;
  /** Its name in the SDK. */
  readonly operation: keyof FacetCalls;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** With `{name}` for parameters: `/v1/datasets/{id}`. */
  readonly address: string;
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** Server-sent events. */
  readonly stream?: boolean;
}
