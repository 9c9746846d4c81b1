"use client";
import type { CanonicalRow } from "@facet/sdk/generated/types.gen";
import { Drawer } from "@facet/ui/overlays/drawer";
import { datasetWords } from "../../../words/datasets.ts";
import { RowPanel } from "./row-panel.tsx";

interface RowDrawerProps {
  /** Null: closed; undefined: on its way. */
  readonly row: CanonicalRow | null | undefined;
  readonly onClose: () => void;
}

/** The open row where there is no room beside the table. */
export function RowDrawer({ row, onClose }: RowDrawerProps) {
  return (
    <Drawer
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row === null || row === undefined ? "\u00a0" : datasetWords.rows.drawer(row.row)}
      peek
      width="wide"
    >
      {row !== null && <RowPanel row={row} />}
    </Drawer>
  );
}
