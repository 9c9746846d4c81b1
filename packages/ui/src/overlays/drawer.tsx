import { onDemand } from "../on-demand.ts";
import type { DrawerProps } from "./drawer-props.ts";

const whole = onDemand<DrawerProps>(async () => (await import("./open-drawer.tsx")).OpenDrawer);

/** A panel at the right, to look at one thing without leaving the list. */
export function Drawer(props: DrawerProps) {
  const Whole = whole.usePart(props.open);
  return Whole === undefined ? null : <Whole {...props} />;
}
