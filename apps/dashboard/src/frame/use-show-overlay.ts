"use client";
import { createContext, useContext } from "react";

export type Overlay = "commands" | "api" | "shortcuts" | "newProject" | "rail";

export interface OverlayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export const ShowOverlay = createContext<(overlay: Overlay) => void>(() => undefined);

/** Opens one of the frame's panels: `show("api")`. */
export function useShowOverlay(): (overlay: Overlay) => void {
  return useContext(ShowOverlay);
}
