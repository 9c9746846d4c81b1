import type { Collection } from "@facet/ports/documents";
import { accounts } from "./collections/accounts.ts";
import { apiKeys } from "./collections/api-keys.ts";
import { artifacts } from "./collections/artifacts.ts";
import { baseModels } from "./collections/base-models.ts";
import { blobReferences } from "./collections/blob-references.ts";
import { datasetVersions } from "./collections/dataset-versions.ts";
import { datasets } from "./collections/datasets.ts";
import { deletions } from "./collections/deletions.ts";
import { dependencies } from "./collections/dependencies.ts";
import { dispatch } from "./collections/dispatch.ts";
import { evaluations } from "./collections/evaluations.ts";
import { eventChunks } from "./collections/event-chunks.ts";
import { exportRuns } from "./collections/exports.ts";
import { fineTunes } from "./collections/fine-tunes.ts";
import { idempotency } from "./collections/idempotency.ts";
import { installation } from "./collections/installation.ts";
import { invitations } from "./collections/invitations.ts";
import { jobs } from "./collections/jobs.ts";
import { keyIndex } from "./collections/key-index.ts";
import { leases } from "./collections/leases.ts";
import { locks } from "./collections/locks.ts";
import { logsToSeal } from "./collections/logs-to-seal.ts";
import { measurements } from "./collections/measurements.ts";
import { members } from "./collections/members.ts";
import { metricBlocks } from "./collections/metric-blocks.ts";
import { modelNames } from "./collections/model-names.ts";
import { models } from "./collections/models.ts";
import { oidcLinks } from "./collections/oidc-links.ts";
import { oneTimeTokens } from "./collections/one-time-tokens.ts";
import { organisationIndex } from "./collections/organisation-index.ts";
import { organisations } from "./collections/organisations.ts";
import { outbox } from "./collections/outbox.ts";
import { preparations } from "./collections/preparations.ts";
import { progress } from "./collections/progress.ts";
import { projects } from "./collections/projects.ts";
import { runners } from "./collections/runners.ts";
import { sealedEvents } from "./collections/sealed-events.ts";
import { secrets } from "./collections/secrets.ts";
import { sessionRecords } from "./collections/session-records.ts";
import { uploads } from "./collections/uploads.ts";

/** Every collection of the platform: what an adapter is opened with, and what Firestore's indexes are generated from. */
export const allCollections: readonly Collection<unknown>[] = [
  accounts,
  apiKeys,
  artifacts,
  baseModels,
  blobReferences,
  datasetVersions,
  datasets,
  deletions,
  dependencies,
  dispatch,
  evaluations,
  eventChunks,
  exportRuns,
  fineTunes,
  idempotency,
  installation,
  invitations,
  jobs,
  keyIndex,
  leases,
  locks,
  logsToSeal,
  measurements,
  members,
  metricBlocks,
  modelNames,
  models,
  oidcLinks,
  oneTimeTokens,
  organisationIndex,
  organisations,
  outbox,
  preparations,
  progress,
  projects,
  runners,
  sealedEvents,
  secrets,
  sessionRecords,
  uploads,
];
