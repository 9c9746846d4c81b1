import { join } from "node:path";
import type { ArtifactKind } from "@facet/contracts/artifacts/artifact";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { Json } from "@facet/ports/json";
import type { KindContext } from "./kind-context.ts";

type ArtifactEvent = Extract<EngineEvent, { type: "artifact" }>;

interface Naming {
  readonly role: string;
  readonly kind: ArtifactKind;
  readonly name: string;
  readonly details?: Record<string, Json>;
}

/** Collects the folders an engine announces, and commits them once the engine has ended well. */
export function takeArtifact<Kind extends JobKind>(job: KindContext<Kind>) {
  const seen: ArtifactEvent[] = [];

  async function commit(event: ArtifactEvent, naming: Naming): Promise<void> {
    await job.commit({
      ...naming,
      folder: join(job.outputDir, event.path),
      // The engine lists files relative to its output folder or to the artefact's own; the artefact's own is what is kept.
      files: event.files.map((file) => ({ ...file, path: withoutPrefix(file.path, `${event.path}/`) })),
      details: { ...event.details, ...naming.details },
    });
  }

  return {
    seen,
    onEvent: async (event: EngineEvent) => {
      if (event.type === "artifact") seen.push(event);
    },
    commit,
    async commitOnly(naming: Naming): Promise<void> {
      const [event, ...others] = seen;
      if (event === undefined || others.length > 0)
        throw new Error(`expected one artefact of ${naming.kind}, the engine announced ${seen.length}`);
      await commit(event, naming);
    },
  };
}

function withoutPrefix(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
