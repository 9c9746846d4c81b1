import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Principal } from "@facet/contracts/keys/principal";
import type { Scope } from "@facet/contracts/keys/scope";
import type { Timings } from "@facet/contracts/timings";
import type { Blobs } from "@facet/ports/blobs";
import type { Clock } from "@facet/ports/clock";
import type { BoundDocuments, Documents } from "@facet/ports/documents";
import type { Identity } from "@facet/ports/identity";
import type { LiveSignals } from "@facet/ports/live-signals";
import type { Log } from "@facet/ports/log";
import type { Metrics } from "@facet/ports/metrics";
import type { SecretBox, Signer } from "@facet/ports/secret-box";
import type { Tracer } from "@facet/ports/tracer";
import type { WakeUps } from "@facet/ports/wake-ups";
import { tenantContext } from "./data/tenant-context.ts";
import type { IdempotencyHandle } from "./idempotency/idempotency-handle.ts";

/** What a process brings: chosen once, in its compose file. Gateway and maintenance verbs take this as `ctx`. */
export interface Platform {
  readonly documents: Documents;
  readonly identity: Identity;
  readonly blobs: Blobs;
  readonly secretBox: SecretBox;
  readonly signer: Signer;
  readonly wakeUps: WakeUps;
  readonly signals: LiveSignals;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly log: Log;
  /** Absent: nobody measures this process. */
  readonly metrics?: Metrics;
  /** Absent: nobody traces this process. */
  readonly tracer?: Tracer;
  /** Of the request that is being answered; jobs that it makes carry it on. */
  readonly traceparent?: string;
  /** For copies that can be made again. */
  readonly scratchFolder: string;
}

/** A platform and who calls: what every other verb takes as `ctx`. */
export interface ServiceContext extends Platform {
  readonly principal: Principal;
  /** Given when the request carried an Idempotency-Key; the verb's transaction settles it. */
  readonly idempotency?: IdempotencyHandle;
}

/** The documents of the caller's organisation. */
export function ownDocuments(ctx: ServiceContext): BoundDocuments {
  return ctx.documents.bind(tenantContext(ctx.principal.orgId));
}

/**
 * Throws `forbidden` when the principal lacks the scope, `not_found` when it is bound to another project: what is not
 * yours answers like what is not there.
 */
export function authorise(ctx: ServiceContext, scope: Scope, projectId?: string): void {
  const { scopes, projectId: own } = ctx.principal;
  const wider = scope.replace(/:read$/, ":write");
  if (!scopes.some((given) => given === scope || given === wider)) {
    throw new FacetError(
      "forbidden",
      `This needs the scope ${scope}; the credential has ${scopes.join(", ") || "none"}.`,
    );
  }
  if (projectId !== undefined && own !== null && own !== projectId)
    throw new FacetError("not_found", "There is no such object.");
}
