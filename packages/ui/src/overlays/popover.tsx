import { onDemand } from "../on-demand.ts";
import type { PopoverProps } from "./popover-props.ts";
import { useTrigger } from "./use-trigger.ts";

const whole = onDemand<PopoverProps>(async () => (await import("./open-popover.tsx")).OpenPopover);

export function Popover(props: PopoverProps) {
  const onOpen = () => props.onOpenChange?.(true);
  const { wanted, trigger } = useTrigger(props.trigger, { popup: "dialog", fetch: whole.fetch, onOpen });
  const isWanted = wanted || props.open === true;
  const Whole = whole.usePart(isWanted);
  return isWanted && Whole !== undefined ? <Whole {...props} /> : trigger;
}
