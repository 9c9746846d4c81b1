import { withoutControl } from "../terminal/without-control.ts";

/** Text of others in one line of a terminal: nothing in it moves the cursor. */
export function formatPlain(text: string): string {
  return withoutControl(text.replaceAll("\n", " ⏎ "));
}
