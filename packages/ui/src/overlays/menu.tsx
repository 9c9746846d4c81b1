import { onDemand } from "../on-demand.ts";
import type { MenuProps } from "./menu-props.ts";
import { useTrigger } from "./use-trigger.ts";

const whole = onDemand<MenuProps>(async () => (await import("./open-menu.tsx")).OpenMenu);

export function Menu(props: MenuProps) {
  const { wanted, trigger } = useTrigger(props.trigger, { popup: "menu", fetch: whole.fetch });
  const Whole = whole.usePart(wanted);
  return wanted && Whole !== undefined ? <Whole {...props} /> : trigger;
}
