import type { ErrorCode } from "@facet/contracts/errors/codes";
import { errorEntry } from "@facet/contracts/errors/codes";
import { Problem } from "@facet/contracts/errors/problem";

const always: readonly ErrorCode[] = [
  "invalid_request",
  "unauthenticated",
  "forbidden",
  "rate_limited",
  "internal",
  "unavailable",
];

/** Response entries of a route for the errors every route may answer with, and for those named. */
export function problemResponses(...codes: ErrorCode[]) {
  const titles = new Map<number, Set<string>>();
  for (const code of [...always, ...codes]) {
    const { status, title } = errorEntry(code);
    titles.set(status, (titles.get(status) ?? new Set()).add(title));
  }
  return Object.fromEntries(
    [...titles].map(([status, names]) => [
      status,
      { description: [...names].join("; "), content: { "application/problem+json": { schema: Problem } } },
    ]),
  );
}
