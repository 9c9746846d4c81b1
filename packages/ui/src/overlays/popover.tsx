import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { floatClasses } from "./float-classes.ts";

export interface PopoverProps {
  /** One button. */
  trigger: ReactNode;
  /** Its name, read aloud when it opens. */
  label: string;
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  className?: string | undefined;
}

export function Popover({
  trigger,
  label,
  children,
  align = "start",
  className,
  open,
  onOpenChange,
}: PopoverProps) {
  const controlled = open === undefined ? {} : { open };
  return (
    <Radix.Root {...controlled} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={classNames(
            floatClasses,
            "max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] overflow-auto p-3",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
