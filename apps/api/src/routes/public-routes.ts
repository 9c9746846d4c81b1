import type { ApiApp } from "../http/api-app.ts";
import type { InferenceClient } from "../inference/inference-client.ts";
import { baseModelRoutes } from "./base-models.ts";
import { datasetRoutes } from "./datasets.ts";
import { estimateRoutes } from "./estimates.ts";
import { evaluationRoutes } from "./evaluations.ts";
import { exampleRoutes } from "./examples.ts";
import { exportRoutes } from "./exports.ts";
import { fineTuneRoutes } from "./fine-tunes.ts";
import { jobRoutes } from "./jobs.ts";
import { keyRoutes } from "./keys.ts";
import { knobRoutes } from "./knobs.ts";
import { meRoutes } from "./me.ts";
import { memberRoutes } from "./members.ts";
import { modelRoutes } from "./models.ts";
import { orgRoutes } from "./orgs.ts";
import { preparationRoutes } from "./preparations.ts";
import { projectRoutes } from "./projects.ts";
import { runnerRoutes } from "./runners.ts";
import { secretRoutes } from "./secrets.ts";
import { uploadRoutes } from "./uploads.ts";
import { usageRoutes } from "./usage.ts";

/** Every noun of the public API that wants to know who calls, in the order of its document. */
export function bindPublicRoutes(app: ApiApp, inference: InferenceClient): void {
  meRoutes(app);
  orgRoutes(app);
  memberRoutes(app);
  projectRoutes(app);
  uploadRoutes(app);
  datasetRoutes(app);
  exampleRoutes(app);
  baseModelRoutes(app);
  preparationRoutes(app, inference);
  knobRoutes(app);
  estimateRoutes(app);
  fineTuneRoutes(app);
  jobRoutes(app);
  modelRoutes(app);
  evaluationRoutes(app);
  exportRoutes(app);
  runnerRoutes(app);
  secretRoutes(app);
  keyRoutes(app);
  usageRoutes(app);
}
