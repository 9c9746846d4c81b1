import type { ReactElement, ReactNode } from "react";
import type { TriggerProps } from "./use-trigger.ts";

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** Acts, or goes to `href`. */
  onSelect?: (() => void) | undefined;
  href?: string | undefined;
  /** For a choice that is on or off; the menu stays open. */
  checked?: boolean | undefined;
  danger?: boolean | undefined;
  disabledReason?: string | undefined;
  keys?: string | undefined;
  /** A line above it. */
  apart?: boolean | undefined;
}

export interface MenuProps {
  /** One button. */
  trigger: ReactElement<TriggerProps>;
  label: string;
  items: readonly MenuItem[];
  align?: "start" | "center" | "end" | undefined;
}
