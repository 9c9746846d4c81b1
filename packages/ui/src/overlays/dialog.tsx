import { onDemand } from "../on-demand.ts";
import type { DialogProps } from "./dialog-props.ts";

const whole = onDemand<DialogProps>(async () => (await import("./open-dialog.tsx")).OpenDialog);

/** Asks or tells something above the page, which waits for it. */
export function Dialog(props: DialogProps) {
  const Whole = whole.usePart(props.open);
  return Whole === undefined ? null : <Whole {...props} />;
}
