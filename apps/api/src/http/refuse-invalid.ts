import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FieldError } from "@facet/contracts/errors/problem";
import type { z } from "zod";

type Target = "json" | "query" | "param" | "header" | "cookie" | "form";

/** Enough to mend a form; what floods us is not answered by a flood. */
const mostNamed = 50;

/** A request that does not fit its schema: every field that is wrong, where it stands and what is expected. */
export function refuseInvalid(
  result: { success: true } | { success: false; target: Target; error: z.core.$ZodError },
): undefined {
  if (result.success) return undefined;
  const { target, error } = result;
  // An id of another form cannot name anything: it answers like one that is not there.
  if (target === "param") throw new FacetError("not_found", "There is no such object.");
  const errors: FieldError[] = error.issues.slice(0, mostNamed).map((issue) => ({
    path: place(target, issue).slice(0, 200).toWellFormed(),
    message: issue.message.slice(0, 300).toWellFormed(),
  }));
  const first = errors[0];
  throw new FacetError(
    "invalid_request",
    first ? `${first.path}: ${first.message}` : "The request does not fit its schema.",
    {
      errors,
      ...(first ? { param: first.path } : {}),
    },
  );
}

function place(target: Target, issue: z.core.$ZodIssue): string {
  const path = [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
  if (target !== "json") return path.join(".");
  return path.length === 0 ? "body" : `/${path.map(String).join("/")}`;
}
