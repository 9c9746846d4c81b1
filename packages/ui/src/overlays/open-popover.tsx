import { Popover as Radix } from "radix-ui";
import { classNames } from "../class-names.ts";
import { floatClasses } from "./float-classes.ts";
import type { PopoverProps } from "./popover-props.ts";

/** Opens as soon as it is there, unless the page keeps its state: it was wanted. */
export function OpenPopover({
  trigger,
  label,
  children,
  align = "start",
  className,
  open,
  onOpenChange,
}: PopoverProps) {
  const controlled = open === undefined ? { defaultOpen: true } : { open };
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
