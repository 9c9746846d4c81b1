import type { ClaimContext } from "@facet/contracts/gateway/claim-context";
import type { Job } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../../context.ts";

/** An artefact a job reads; `only` chooses files by path. */
export interface WantedArtifact {
  readonly artifactId: string;
  readonly only?: (path: string) => boolean;
}

export interface Inputs<Kind extends JobKind> {
  readonly context: ClaimContext<Kind>;
  readonly artifacts: Readonly<Record<string, WantedArtifact>>;
}

export type GatherInputs<Kind extends JobKind> = (
  ctx: Platform,
  documents: Reader,
  job: Job,
) => Promise<Inputs<Kind>>;
