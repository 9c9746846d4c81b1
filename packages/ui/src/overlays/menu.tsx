import type { ReactElement, ReactNode } from "react";
import { onDemand } from "../on-demand.ts";
import { type TriggerProps, useTrigger } from "./use-trigger.ts";

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

const whole = onDemand<MenuProps>(async () => (await import("./open-menu.tsx")).OpenMenu);

export function Menu(props: MenuProps) {
  const { wanted, trigger } = useTrigger(props.trigger, { popup: "menu", fetch: whole.fetch });
  const Whole = whole.usePart(wanted);
  return wanted && Whole !== undefined ? <Whole {...props} /> : trigger;
}
