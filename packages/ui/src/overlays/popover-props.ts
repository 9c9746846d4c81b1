import type { ReactElement, ReactNode } from "react";
import type { TriggerProps } from "./use-trigger.ts";

export interface PopoverProps {
  /** One button. */
  trigger: ReactElement<TriggerProps>;
  /** Its name, read aloud when it opens. */
  label: string;
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  className?: string | undefined;
}
