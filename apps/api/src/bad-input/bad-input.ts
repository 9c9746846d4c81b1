import type { ErrorCode } from "@facet/contracts/errors/codes";

/** Who asks: keys of two organisations, a key that may only read projects, a runner, a browser's session, or nobody. */
export type Asker = "own" | "other" | "reader" | "runner" | "session" | "nobody";

/** One request and what must come back. `{FACT}` is filled in everywhere. */
export interface BadCase {
  readonly as?: Asker;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; JSON by its content type unless `headers` say otherwise. */
  readonly bytes?: () => string | Uint8Array;
  /** The request as it goes over the wire, in place of everything above. */
  readonly wire?: string;
  /** After `wire` nothing more comes. */
  readonly hangUp?: boolean;
  /** Sent so often at once; the last of the answers is looked at, and all are held until it is there. */
  readonly times?: number;
  readonly want: Wanted;
  /** Facts for the cases after this one: where they stand in the answer, as `data.0.id`. */
  readonly keep?: Readonly<Record<string, string>>;
}

export interface Wanted {
  readonly status: number | readonly number[];
  readonly code?: ErrorCode;
  readonly param?: string;
  /** What the body holds, and what it must not hold. */
  readonly body?: RegExp;
  readonly lacks?: RegExp;
  readonly header?: readonly [name: string, value: RegExp];
}

interface Named {
  /** Letter and number of its place in the catalogue. */
  readonly id: string;
  readonly says: string;
}

/** `leaves`: something is made in the end, harmlessly. */
export type TriedInput = Named & { readonly cases: readonly BadCase[]; readonly leaves?: true };
/** Not sent: what it would be sent to does not exist, or is proven at another place. */
export type AbsentInput = Named & { readonly absent: string };
export type BadInput = TriedInput | AbsentInput;

/** A refusal by status and code. */
export function no(status: number, code: ErrorCode, more: Omit<Wanted, "status" | "code"> = {}): Wanted {
  return { status, code, ...more };
}

export const invalid = (param?: string): Wanted =>
  no(400, "invalid_request", param === undefined ? {} : { param });
export const ok = (status = 200, more: Omit<Wanted, "status"> = {}): Wanted => ({ status, ...more });
