import type { PreparationSettings, RowPreview } from "@facet/sdk/generated/types.gen";
import { useQuery } from "@tanstack/react-query";
import type { Body } from "../../data/operations.ts";
import { preparationQueries } from "../../data/preparations.ts";
import { problemText } from "../../words/problem-text.ts";

interface SeenRow {
  /** Null while it is reckoned. */
  readonly seen: RowPreview | null;
  readonly problem: string | undefined;
}

interface SeenRowOptions {
  readonly row: Pick<Body<"previewPreparedRow">, "type" | "content"> | undefined;
  readonly baseModelId: string | undefined;
  readonly settings: PreparationSettings;
  /** Nothing is asked before somebody looks. */
  readonly enabled: boolean;
}

/** A row by the tokenizer and template that will train. */
export function useSeenRow({ row, baseModelId, settings, enabled }: SeenRowOptions): SeenRow {
  const isAsked = enabled && row !== undefined && baseModelId !== undefined;
  const { data, error, isPlaceholderData } = useQuery({
    ...preparationQueries.preview({
      baseModelId: baseModelId ?? "",
      type: row?.type ?? "chat",
      content: row?.content ?? null,
      ...settings,
    }),
    enabled: isAsked,
  });
  return {
    seen: data === undefined || isPlaceholderData ? null : data,
    problem: error === null ? undefined : problemText(error),
  };
}
