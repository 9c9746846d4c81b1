"use client";
import { useReturnFocus } from "@facet/ui/overlays/use-return-focus";
import { Dialog } from "radix-ui";
import { frameWords } from "../words/frame.ts";
import { Rail } from "./rail.tsx";
import type { OverlayProps } from "./use-show-overlay.ts";

/** The rail on a phone: over the page, from the left. */
export function RailSheet({ open, onOpenChange }: OverlayProps) {
  const focus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focus.keep}
          onCloseAutoFocus={focus.giveBack}
          className="fixed inset-y-0 left-0 z-40 w-64 overflow-y-auto border-line-strong border-r bg-surface outline-none"
        >
          <Dialog.Title className="sr-only">{frameWords.rail.label}</Dialog.Title>
          <Rail onGo={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
