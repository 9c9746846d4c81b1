/** Opens a row as a click on its link would, so that the app's own navigation is used. */
export function openRow<Row>(line: Element, row: Row, onOpen: ((row: Row) => void) | undefined): void {
  if (onOpen !== undefined) onOpen(row);
  else line.querySelector<HTMLAnchorElement>("a[data-row-link]")?.click();
}

/** A press on something that acts by itself, or a text that was marked, does not open the row. */
export function opensRow(target: EventTarget, line: Element): boolean {
  if (!(target instanceof Element)) return false;
  const acting = target.closest("a, button, input, select, textarea, label, summary, [role=button], time");
  if (acting !== null && line.contains(acting)) return false;
  return (line.ownerDocument.getSelection()?.toString() ?? "") === "";
}
