import { CreateFineTune, type FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { createFineTune } from "../fine-tunes/create-fine-tune.ts";
import type { Account } from "./new-account.ts";
import type { Material } from "./new-material.ts";

/** A fine-tune with every default; `more` replaces fields of the request. */
export function newFineTune(
  account: Account,
  material: Material,
  more: Record<string, unknown> = {},
): Promise<FineTune> {
  const input = CreateFineTune.parse({ projectId: account.projectId, ...material, ...more });
  return createFineTune({ ctx: account.ctx, input });
}
