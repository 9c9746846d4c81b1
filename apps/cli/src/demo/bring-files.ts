import { join } from "node:path";
import { verifyFolder } from "@facet/artifacts/verify-folder";
import { downloadExport } from "@facet/sdk/download-export";
import { formatBytes } from "../terminal/format.ts";
import type { DemoContext } from "./demo-context.ts";
import { demoFailure } from "./demo-failure.ts";
import type { DemoReport } from "./demo-report.ts";

interface Brought {
  readonly exports: DemoReport["exports"];
  readonly parity: DemoReport["parity"];
  /** Of the programs that made the files. */
  readonly versions: DemoReport["versions"];
}

/** Shows the parity certificate, brings every exported folder here and verifies it offline. */
export async function bringFiles(
  { facet, home, say, view }: DemoContext,
  exportId: string | null,
  modelName: string,
): Promise<{ result: Brought; reused: boolean }> {
  if (exportId === null) throw demoFailure("The run has no export.", "Start the demo with --fresh.");
  const row = await facet.getExport({ path: { id: exportId } });
  if (row.certificate === null)
    throw demoFailure("The export has no certificate.", "Look at ./facet logs runner.");
  const { reference, rows } = row.certificate;
  say(
    `  Compared with the trained model in ${reference.dtype}, ${reference.tokens} tokens, ${reference.offTaskTokens} of them off the task:`,
  );
  for (const parity of rows) {
    const task = parity.taskScore === null ? "" : `   task ${parity.taskScore.toFixed(3)} of ${parity.taskN}`;
    say(
      `    ${parity.artefact.padEnd(10)} same argmax ${(parity.sameArgmax * 100).toFixed(1).padStart(5)} %   KL ${parity.klMean.toExponential(1)}${task}   ${parity.passed ? "passed" : `NOT PASSED: ${parity.reasons.join("; ")}`}`,
    );
  }

  const into = join(home, "models", modelName);
  const folders = await downloadExport(facet, {
    exportId,
    into,
    onProgress: (done, total) =>
      view.show(`Bringing the files: ${formatBytes(done)} of ${formatBytes(total)}`),
  });
  view.end();
  const { data } = await facet.listExportFiles({ path: { id: exportId } });
  const exports: DemoReport["exports"] = [];
  let versions: DemoReport["versions"] = {};
  for (const exported of row.exported) {
    const listed = data.find((one) => one.artifactId === exported.artifactId);
    const folder = folders.find((one) => one.folder === listed?.folder);
    const weights = listed?.files.find((file) => /\.(gguf|safetensors)$/.test(file.path));
    if (folder === undefined || weights === undefined)
      throw demoFailure(`The ${exported.quantization} export is incomplete.`, "Start the demo with --fresh.");
    view.show(`Verifying ${folder.folder}`);
    const { ok, problems, manifest } = await verifyFolder(folder.path);
    view.end();
    if (!ok)
      throw demoFailure(
        `The ${exported.quantization} export does not verify: ${problems.map((one) => one.message).join("; ")}`,
        `Remove ${folder.path}, so that it is fetched again.`,
      );
    versions = { ...versions, ...manifest?.versions };
    const path = join(folder.path, weights.path);
    say(
      `  ${exported.format} ${exported.quantization}: ${formatBytes(weights.bytes)}, ${exported.bitsPerWeight.toFixed(2)} bits a weight, verified`,
    );
    say(`    ${path}`);
    exports.push({
      format: exported.format,
      quantization: exported.quantization,
      path,
      bytes: weights.bytes,
      sha256: weights.sha256,
      bitsPerWeight: exported.bitsPerWeight,
    });
  }
  const parity = rows.map(
    ({ artefact, sameArgmax, klMean, hardDisagreements, taskScore, taskN, tokensPerSecond, passed }) => ({
      artefact,
      agreement: sameArgmax,
      klMean,
      hardDisagreements,
      taskScore,
      taskN,
      tokensPerSecond,
      passed,
    }),
  );
  return { result: { exports, parity, versions }, reused: false };
}
