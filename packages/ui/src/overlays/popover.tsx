import type { ReactElement, ReactNode } from "react";
import { onDemand } from "../on-demand.ts";
import { type TriggerProps, useTrigger } from "./use-trigger.ts";

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

const whole = onDemand<PopoverProps>(async () => (await import("./open-popover.tsx")).OpenPopover);

export function Popover(props: PopoverProps) {
  const onOpen = () => props.onOpenChange?.(true);
  const { wanted, trigger } = useTrigger(props.trigger, { popup: "dialog", fetch: whole.fetch, onOpen });
  const isWanted = wanted || props.open === true;
  const Whole = whole.usePart(isWanted);
  return isWanted && Whole !== undefined ? <Whole {...props} /> : trigger;
}
