import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";

/** What is found in an answer. Refusing what the document would allow is not: rules beyond shapes are ours to have. */
const checks = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "negative_data_rejection",
  "missing_required_header",
  "unsupported_method",
  "allow_header_conformance",
  "use_after_free",
  "ensure_resource_availability",
  "ignored_auth",
];

/** Nothing serves models where this runs: to say so, and that it may be tried again, is the right answer. */
const settings = ["previewPreparedRow", "createChatCompletion"]
  .map(
    (operation) => `[[operations]]
include-operation-id = "${operation}"
checks.not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", "503"]
`,
  )
  .join("\n");

interface FuzzRun {
  readonly program: string;
  /** An empty folder that goes with the run. */
  readonly folder: string;
  readonly document: object;
  readonly origin: string;
  readonly key: string;
  readonly phases: readonly string[];
  readonly perOperation: number;
  readonly seed: number;
}

/** Sends what a fuzzer makes of the document. `findings`: its own words, each with the request as a command line. */
export async function runFuzzer(run: FuzzRun): Promise<{ requests: number; findings: string | null }> {
  const file = join(run.folder, "openapi.json");
  await writeFile(file, JSON.stringify(run.document));
  await writeFile(join(run.folder, "schemathesis.toml"), settings);
  const child = spawn(
    run.program,
    [
      "run",
      file,
      `--url=${run.origin}`,
      `--header=Authorization: Bearer ${run.key}`,
      `--phases=${run.phases.join(",")}`,
      `--max-examples=${run.perOperation}`,
      `--seed=${run.seed}`,
      `--checks=${checks.join(",")}`,
      "--request-timeout=10",
      "--workers=2",
      "--warnings=off",
      "--continue-on-failure",
      "--no-color",
    ],
    // Its own folder: it keeps what it has seen beside where it runs.
    {
      cwd: run.folder,
      env: { ...inheritedEnvironment(), COLUMNS: "200" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = (await once(child, "close")) as [number | null];
  const requests = Number(/(\d+) generated/.exec(said)?.[1] ?? 0);
  return { requests, findings: code === 0 ? null : said };
}
