import type { ParityCertificate, ParityRow } from "@facet/contracts/exports/export";
import { formatNumber } from "../../format/format-number.ts";
import { formatPercent } from "../../format/format-percent.ts";
import { plural } from "../../format/plural.ts";

/** The files' names as people know them. */
const artefacts: Readonly<Record<string, string>> = {
  merged: "Merged, safetensors",
  "merged-bfloat16": "Merged, safetensors bfloat16",
  "merged-float16": "Merged, safetensors float16",
  "merged-float32": "Merged, safetensors float32",
  "gguf-f16": "GGUF F16",
  "gguf-q8_0": "GGUF Q8_0",
};

export function artefactName(artefact: string): string {
  return artefacts[artefact] ?? artefact;
}

/** Limits by the engine's names, each with what it limits and how it is written. */
const limits: Readonly<Record<string, { readonly label: string; readonly show: (value: number) => string }>> =
  {
    sameArgmax: { label: "same next token, at least", show: share },
    sameArgmaxOrTie: { label: "same next token apart from near-ties, at least", show: share },
    klMean: { label: "mean KL, at most", show: nats },
    klMax: { label: "largest KL, at most", show: nats },
    maxAbsDlogp: { label: "largest change of a token's log-probability, at most", show: nats },
    p99AbsDlogp: { label: "99th percentile of those changes, at most", show: nats },
    hardDisagreements: { label: "sure tokens that come out otherwise, at most", show: formatNumber },
    retokenizedDifferences: { label: "texts that are split otherwise, at most", show: formatNumber },
  };

function share(value: number): string {
  return formatPercent(value, { digits: 1 });
}

function nats(value: number): string {
  return `${formatNumber(value)} nats`;
}

export function limitWords(name: string, value: number): { readonly label: string; readonly value: string } {
  const known = limits[name];
  return { label: known?.label ?? name, value: known?.show(value) ?? formatNumber(value) };
}

export function certificateSentence({ reference, rows, passed }: ParityCertificate): string {
  if (rows.length === 0) return "No file was compared with the trained model, so nothing is certified.";
  const { prompts, tokens } = reference;
  const how = `${plural(prompts, "prompt")} with ${plural(tokens, "token")} went through the trained model in ${reference.dtype} and through each file.`;
  if (passed) return `${how} Every file behaves like what you trained.`;
  const bad = rows.filter((row) => !row.passed).length;
  if (bad === rows.length) return `${how} No file stays within its limits.`;
  return `${how} ${plural(bad, "file")} of ${formatNumber(rows.length)} ${bad === 1 ? "differs" : "differ"} by more than allowed; the others behave like what you trained.`;
}

/** How many tokens of the reference a file takes otherwise although the reference was sure. */
export function disagreementWords({ hardDisagreements }: ParityRow): string {
  return hardDisagreements === 0 ? "none" : formatNumber(hardDisagreements);
}
