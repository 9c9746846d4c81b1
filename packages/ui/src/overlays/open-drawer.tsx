import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { IconButton } from "../actions/icon-button.tsx";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import type { DrawerProps } from "./drawer-props.ts";
import { focusFirst } from "./focus-first.ts";
import { useReturnFocus } from "./use-return-focus.ts";

/** A panel at the right; the whole screen at 360 px. */
export function OpenDrawer(props: DrawerProps) {
  const { open, onOpenChange, title, actions, children, peek = false, width = "narrow" } = props;
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={!peek}>
      <Radix.Portal>
        {!peek && <Radix.Overlay className="fixed inset-0 z-30 bg-scrim" />}
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            focus.keep();
            if (peek) event.preventDefault();
            else focusFirst(event);
          }}
          onCloseAutoFocus={focus.giveBack}
          onInteractOutside={(event) => peek && event.preventDefault()}
          className={classNames(
            "fixed inset-y-0 right-0 z-40 flex w-full flex-col border-line-strong bg-surface outline-none data-[state=open]:animate-slide sm:border-l sm:shadow-float",
            width === "wide" ? "sm:max-w-200" : "sm:max-w-120",
          )}
        >
          <header className="flex min-h-12 items-center justify-between gap-3 border-line border-b px-4">
            <Radix.Title className="min-w-0 truncate font-semibold">{title}</Radix.Title>
            <div className="flex items-center gap-1">
              {actions}
              <Radix.Close asChild>
                <IconButton label={words.close} size="small" icon={<X size={16} aria-hidden />} />
              </Radix.Close>
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto [--place-edge:0px] p-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
