import type { ErrorCode } from "./codes.ts";
import { errorEntry } from "./codes.ts";
import type { FieldError } from "./problem.ts";

const mark = Symbol.for("facet.error");

interface FacetErrorOptions {
  /** The field, row or knob that is wrong. */
  readonly param?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterMs?: number;
  /** Replaces the catalogue's fix with a more exact one. */
  readonly fix?: string;
  readonly cause?: unknown;
}

/** The one error that services throw. `detail` is read by people: it names place and cause, never a path or a secret. */
export class FacetError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fix: string;
  readonly param: string | undefined;
  readonly errors: readonly FieldError[];
  readonly retryAfterMs: number | undefined;
  readonly [mark] = true;

  constructor(code: ErrorCode, detail: string, options: FacetErrorOptions = {}) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "FacetError";
    this.code = code;
    this.detail = detail;
    this.fix = options.fix ?? errorEntry(code).fix;
    this.param = options.param;
    this.errors = options.errors ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Known by mark, so that two copies of this module agree. */
  static is(error: unknown): error is FacetError {
    return typeof error === "object" && error !== null && mark in error;
  }
}
