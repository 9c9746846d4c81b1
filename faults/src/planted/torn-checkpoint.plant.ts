import { plant } from "./plant.ts";

/** What has the right length is taken for what was signed. */
plant({
  name: "torn checkpoint accepted",
  file: "/packages/artifacts/src/download-file.ts",
  edits: [{ from: 'return hash.digest("hex") === sha256;', to: "return true;" }],
});
