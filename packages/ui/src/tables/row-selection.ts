import type { ReactNode } from "react";

export interface RowSelection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Buttons that act on what is selected. */
  actions?: ReactNode;
}

export function toggleRow(selection: RowSelection, id: string): void {
  const next = new Set(selection.selected);
  if (!next.delete(id)) next.add(id);
  selection.onChange(next);
}
