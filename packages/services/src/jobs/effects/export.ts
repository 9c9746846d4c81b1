import { exportRuns } from "../../data/collections/exports.ts";
import { hint } from "../../events/topics.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** A format's artefact has the role that its path begins with: `gguf-q8_0/model.gguf` is in `gguf-q8_0`. */
function roleOf(path: string): string {
  return path.split("/", 1)[0] ?? path;
}

/** The export names what it made and how far each file is from the reference, or fails. */
export const exportEffects: KindEffects = {
  roles: (job) => resultOf("export", job).formats.map((format) => roleOf(format.path)),

  async succeeded(work, job) {
    const { exportId, modelId } = inputOf("export", job);
    const { formats, certificate } = resultOf("export", job);
    const row = await work.get(exportRuns, exportId);
    if (row === undefined) return;
    const exported = formats.map(({ path, ...format }) => ({
      ...format,
      artifactId: artifactOf(job, roleOf(path)),
    }));
    work.set(exportRuns, row.id, { ...row.data, state: "ready", modelId, exported, certificate });
    hint(work, job.projectId, "export", exportId, job.version);
  },

  async ended(work, job) {
    const { exportId } = inputOf("export", job);
    const row = await work.get(exportRuns, exportId);
    if (row === undefined) return;
    work.set(exportRuns, row.id, { ...row.data, state: "failed" });
    hint(work, job.projectId, "export", exportId, job.version);
  },
};
