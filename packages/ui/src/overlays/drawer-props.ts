import type { ReactNode } from "react";

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
