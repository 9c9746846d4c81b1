import { judgeMachine, type MachineFinding } from "./judge-machine.ts";
import { readMachineFacts } from "./machine-facts.ts";

const marks: Record<MachineFinding["state"], string> = { ok: "ok", slow: "note", missing: "MISSING" };

/** Examines this machine and prints what it found. Returns 1 when something Facet needs is missing. */
export async function doctor(input: {
  stateDir: string;
  json: boolean;
  write: (text: string) => void;
}): Promise<number> {
  const findings = judgeMachine(await readMachineFacts(input.stateDir));
  const healthy = findings.every((finding) => finding.state !== "missing");
  input.write(
    input.json ? `${JSON.stringify({ healthy, findings }, null, 2)}\n` : formatFindings(findings, healthy),
  );
  return healthy ? 0 : 1;
}

function formatFindings(findings: readonly MachineFinding[], healthy: boolean): string {
  const lines = findings.flatMap(({ check, state, detail, fix }) => {
    const line = `${marks[state].padEnd(8)}${check.padEnd(14)}${detail.replaceAll("\n", `\n${" ".repeat(22)}`)}`;
    return fix === undefined ? [line] : [line, `${" ".repeat(22)}${fix}`];
  });
  const verdict = healthy ? "Facet can run here." : "Facet cannot run here yet: mend what is marked MISSING.";
  return `${lines.join("\n")}\n\n${verdict}\n`;
}
