import type { RefusedRow } from "@facet/contracts/datasets/dataset";
import type { RefusalCode } from "./refusal-codes.ts";
import { refusalFixes } from "./refusal-codes.ts";

/** Why a record cannot be used, and what would mend it. */
export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly field: string | null;
  readonly reason: string;
  readonly fix: string;
}

export function refuse(code: RefusalCode, field: string | null, reason: string, fix?: string): Refusal {
  return { refused: true, code, field, reason, fix: fix ?? refusalFixes[code] };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value && value.refused === true;
}

const excerptLength = 200;

/** `source` is the record as it stands in the file. */
export function refusedRow(row: number, refusal: Refusal, source: string): RefusedRow {
  return {
    row,
    field: refusal.field,
    code: refusal.code,
    reason: refusal.reason,
    fix: refusal.fix,
    excerpt: excerptOf(source),
  };
}

/** Control characters become spaces, so that an excerpt is one harmless line wherever it is shown. */
export function excerptOf(source: string): string {
  return source
    .slice(0, excerptLength)
    .replace(/\p{Cc}/gu, " ")
    .toWellFormed();
}
