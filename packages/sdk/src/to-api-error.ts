import type { Problem } from "@facet/contracts/errors/problem";
import { FacetApiError } from "./facet-api-error.ts";

/** A body that is no problem document, or no answer at all, still becomes an error that says what to do. */
export function toApiError(body: unknown, response: Response | undefined, url: string): FacetApiError {
  if (isProblem(body)) return new FacetApiError({ ...blank, ...body });
  if (response === undefined) return unreachable(body, url);
  const { code, message } = openAiError(body) ?? {
    code: codeOf(response.status),
    message: `${url} answered ${response.status} without saying why.`,
  };
  return new FacetApiError({
    ...blank,
    title: message,
    detail: message,
    status: response.status,
    code,
    requestId: response.headers.get("x-request-id") ?? "",
    fix: response.status >= 500 ? "Try again in a few seconds." : "Check that the address is Facet's API.",
    retryable: response.status >= 500,
  });
}

/** By its marks and not by its schema: pages carry this file, and zod is larger than all the rest of it. */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  const { title, detail, code, fix, status, errors } = body as Partial<Record<keyof Problem, unknown>>;
  const texts = [title, detail, code, fix].every((text) => typeof text === "string");
  return texts && typeof status === "number" && Array.isArray(errors);
}

const blank = {
  type: "about:blank",
  instance: "",
  param: null,
  errors: [],
  requestId: "",
  docUrl: "",
  retryable: true,
};

function unreachable(cause: unknown, url: string): FacetApiError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : "";
  return new FacetApiError(
    {
      ...blank,
      title: "The API could not be reached",
      detail: `${new URL(url, "http://localhost").origin} could not be reached${reason}.`,
      status: 0,
      code: "network",
      fix: "Check the address, and that the platform runs: facet status. Start it with: facet up.",
    },
    cause,
  );
}

/** The OpenAI surface speaks OpenAI's shape. */
function openAiError(body: unknown): { code: string; message: string } | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined;
  return {
    message: String(error.message),
    code: "code" in error && typeof error.code === "string" ? error.code : "internal",
  };
}

function codeOf(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  return status === 429 ? "rate_limited" : "internal";
}
