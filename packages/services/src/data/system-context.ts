import type { SystemContext } from "@facet/ports/documents";

/** Reaches control documents only. For maintenance, the gateway and auth: an import rule keeps every other verb away. */
export function systemContext(component: "maintenance" | "gateway" | "auth"): SystemContext {
  return { kind: "system", component };
}
