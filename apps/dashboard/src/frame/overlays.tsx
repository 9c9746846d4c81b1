"use client";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { type Overlay, ShowOverlay } from "./use-show-overlay.ts";

const parts = {
  commands: lazy(async () => ({ default: (await import("./command-menu.tsx")).CommandMenu })),
  api: lazy(async () => ({ default: (await import("./api-drawer.tsx")).ApiDrawer })),
  shortcuts: lazy(async () => ({ default: (await import("./shortcut-sheet.tsx")).ShortcutSheet })),
  newProject: lazy(async () => ({ default: (await import("./new-project.tsx")).NewProject })),
  rail: lazy(async () => ({ default: (await import("./rail-sheet.tsx")).RailSheet })),
} satisfies Record<Overlay, unknown>;

/** The frame's own panels, one at a time. Their code is fetched when the first of a kind is opened. */
export function OverlaysProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Overlay | null>(null);
  const [fetched, setFetched] = useState<readonly Overlay[]>([]);
  const show = useMemo(
    () => (overlay: Overlay) => {
      setFetched((before) => (before.includes(overlay) ? before : [...before, overlay]));
      setShown(overlay);
    },
    [],
  );
  return (
    <ShowOverlay value={show}>
      {children}
      {fetched.map((overlay) => {
        const Part = parts[overlay];
        return (
          <Suspense key={overlay} fallback={null}>
            <Part open={shown === overlay} onOpenChange={(open) => setShown(open ? overlay : null)} />
          </Suspense>
        );
      })}
    </ShowOverlay>
  );
}
