/**
 * Where the focus goes when a dialog opens: to its first input, else to the dialog itself. Not to the close button,
 * which comes first in the document and says the least.
 */
export function focusFirst(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  event.preventDefault();
  const input = event.target.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
  (input ?? event.target).focus();
}
