import type { ReactNode } from "react";
import { onDemand } from "../on-demand.ts";

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Beside the close button: previous, next, open in full. */
  actions?: ReactNode;
  children: ReactNode;
  /** A peek leaves the list behind it usable: j and k go on to the next row while it stays open. */
  peek?: boolean | undefined;
  width?: "narrow" | "wide" | undefined;
}

const whole = onDemand<DrawerProps>(async () => (await import("./open-drawer.tsx")).OpenDrawer);

/** A panel at the right, to look at one thing without leaving the list. */
export function Drawer(props: DrawerProps) {
  const Whole = whole.usePart(props.open);
  return Whole === undefined ? null : <Whole {...props} />;
}
