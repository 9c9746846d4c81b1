import type { BadInput } from "./bad-input.ts";
import { credentials } from "./catalogue/credentials.ts";
import { downloads } from "./catalogue/downloads.ts";
import { idsAndLists } from "./catalogue/ids-and-lists.ts";
import { jobControl } from "./catalogue/job-control.ts";
import { jsonBodies } from "./catalogue/json-bodies.ts";
import { requests } from "./catalogue/requests.ts";
import { training } from "./catalogue/training.ts";
import { uploads } from "./catalogue/uploads.ts";

/** Everything that is tried, in the order of the catalogue. */
export const catalogue: readonly BadInput[] = [
  ...jsonBodies,
  ...requests,
  ...credentials,
  ...idsAndLists,
  ...uploads,
  ...training,
  ...jobControl,
  ...downloads,
];
