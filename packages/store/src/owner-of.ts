import type { Collection, StoreContext } from "@facet/ports/documents";
import { documentError } from "./document-error.ts";
import { isDocumentId } from "./document-id.ts";

/** The organisation whose documents a call reaches; empty for control documents, which stand beside all of them. */
export function ownerOf(context: StoreContext, collection: Collection<unknown>): string {
  if (collection.scope === "control") return "";
  if (context.kind === "tenant") return context.orgId;
  throw documentError(
    "WrongScope",
    `${context.component} has a system context, which does not reach ${collection.name}: tenant documents need a tenant context`,
  );
}

/** A context without its name would reach everything or nothing; both are faults of the caller. */
export function checkContext(context: StoreContext): void {
  const named = context.kind === "tenant" ? context.orgId : context.component;
  if (typeof named !== "string" || !isDocumentId(named)) {
    throw documentError(
      "WrongScope",
      `a ${context.kind} context needs ${context.kind === "tenant" ? "an organisation" : "a component"}`,
    );
  }
}
