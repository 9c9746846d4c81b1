"use client";
import type { MenuProps } from "@facet/ui/overlays/menu";
import { lazy, type ReactElement, Suspense, useState } from "react";

const load = () => import("@facet/ui/overlays/menu");
const Menu = lazy(async () => ({ default: (await load()).Menu }));

interface LazyMenuProps extends Omit<MenuProps, "trigger" | "defaultOpen"> {
  /** The same button, drawn with what it needs while the menu's code is not there yet. */
  readonly trigger: (waiting: TriggerProps) => ReactElement;
}

interface TriggerProps {
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
  readonly "aria-haspopup"?: "menu";
  readonly "aria-expanded"?: boolean;
}

/** A menu whose code is fetched when somebody reaches for it: the first picture does not wait for it. */
export function LazyMenu({ trigger, ...menu }: LazyMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const reach = () => void load();
  const button = trigger({
    onClick: () => setWanted(true),
    onPointerEnter: reach,
    onFocus: reach,
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <Menu {...menu} trigger={trigger({})} defaultOpen />
    </Suspense>
  );
}
