import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface TooltipProps {
  /** A few words. What must be read stands on the page or in a Popover: touch has no hover. */
  text: ReactNode;
  /** One element that can take the focus. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left" | undefined;
}

export function Tooltip({ text, children, side = "top" }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={400}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-70 rounded-md bg-text px-2 py-1 text-bg text-sm forced-colors:border"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
