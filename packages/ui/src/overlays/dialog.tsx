import type { ReactNode } from "react";
import { onDemand } from "../on-demand.ts";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; the main one last. */
  actions?: ReactNode;
  size?: "small" | "medium" | "large" | undefined;
}

const whole = onDemand<DialogProps>(async () => (await import("./open-dialog.tsx")).OpenDialog);

/** Asks or tells something above the page, which waits for it. */
export function Dialog(props: DialogProps) {
  const Whole = whole.usePart(props.open);
  return Whole === undefined ? null : <Whole {...props} />;
}
