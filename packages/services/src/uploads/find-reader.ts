import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import { jobs } from "../data/collections/jobs.ts";
import type { StoredUpload } from "../data/collections/uploads.ts";
import { inputOf } from "../jobs/effects/kind-effect.ts";

const importsLookedAt = 100;

/** The import that has not ended yet and reads the upload, if there is one. */
export async function findReader(
  documents: Pick<Reader, "query">,
  upload: Pick<StoredUpload, "id" | "projectId">,
): Promise<Job | undefined> {
  const equals = { projectId: upload.projectId, kind: "import-dataset" };
  const imports = await documents.query(jobs, "byProjectAndKind", { equals, limit: importsLookedAt });
  return imports
    .map(({ data }) => data)
    .find((job) => {
      const { uploadId, heldOutUploadId } = inputOf("import-dataset", job);
      return !isFinal(job.state) && (uploadId === upload.id || heldOutUploadId === upload.id);
    });
}
