import { type FetchArtifactOptions, fetchArtifact } from "../fetch-artifact.ts";

/** Another process that fetches: `argv[2]` holds the options as JSON. Prints each progress, then `folder <path>`. */
const options = JSON.parse(process.argv[2] ?? "{}") as FetchArtifactOptions;
const folder = await fetchArtifact({
  ...options,
  onProgress: (done, total) => process.stdout.write(`${done}/${total}\n`),
});
process.stdout.write(`folder ${folder}\n`);
