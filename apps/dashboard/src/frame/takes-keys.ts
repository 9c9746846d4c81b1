/** Whether keys belong to what has the focus: a field, an editor, a menu, a dialog, a chart that is read by keys. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return (
    target.closest(
      "input:not([type=checkbox],[type=radio]), textarea, select, [role=dialog], [role=menu], [role=listbox], [role=slider], [role=application]",
    ) !== null
  );
}
