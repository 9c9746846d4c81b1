"use client";
import type { Preparation, PreparedRow } from "@facet/sdk/generated/types.gen";
import { Notice } from "@facet/ui/layout/notice";
import { Drawer } from "@facet/ui/overlays/drawer";
import { TokenStrip } from "@facet/ui/signature/token-strip";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { useMemo } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { useRowPages } from "../../../data/row-pages.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { FormProblem } from "../../forms/form-problem.tsx";
import { useSeenRow } from "../use-seen-row.ts";
import type { Version } from "../version.ts";
import { sameIds } from "./same-ids.ts";

interface PreparedRowDrawerProps {
  readonly version: Version;
  readonly preparation: Preparation;
  readonly split: "train" | "validation";
  /** Its position; null: closed. */
  readonly at: number | null;
  readonly prepared: PreparedRow | undefined;
  readonly onClose: () => void;
}

const words = datasetTabWords.tokens.rows;

/** One prepared row as tokens, checked against the ids that were prepared. */
export function PreparedRowDrawer(props: PreparedRowDrawerProps) {
  const { at, prepared, onClose } = props;
  return (
    <Drawer
      open={at !== null}
      onOpenChange={(open) => !open && onClose()}
      title={prepared === undefined ? "\u00a0" : words.drawer(prepared.row)}
      peek
      width="wide"
    >
      {prepared === undefined || at === null ? (
        <SkeletonLines count={6} />
      ) : (
        <Tokens {...props} at={at} prepared={prepared} />
      )}
    </Drawer>
  );
}

interface TokensProps extends PreparedRowDrawerProps {
  readonly at: number;
  readonly prepared: PreparedRow;
}

function Tokens({ version, preparation, split, at, prepared }: TokensProps) {
  const pages = useMemo(() => datasetQueries.rows(version.id, { split }), [version.id, split]);
  const { rowAt } = useRowPages(pages, at);
  const row = rowAt(at);
  const isSame = row?.key === prepared.key;
  const { seen, problem } = useSeenRow({
    row,
    baseModelId: preparation.baseModelId,
    settings: preparation.settings,
    enabled: isSame,
  });
  if (row !== undefined && !isSame) return <p>{words.gone}</p>;
  if (problem !== undefined) return <FormProblem text={problem} />;
  if (seen === null) return <SkeletonLines count={6} />;
  const isWhole = prepared.dropped === null;
  const isVery = isWhole && sameIds(seen, prepared);
  return (
    <div className="grid gap-4">
      <TokenStrip
        tokens={seen.tokens}
        cutTokens={seen.cut}
        dropped={prepared.dropped}
        maxLength={preparation.settings.max_length}
      />
      {isWhole && <Notice tone={isVery ? "good" : "warning"}>{isVery ? words.same : words.differs}</Notice>}
    </div>
  );
}
