import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { IconButton } from "../actions/icon-button.tsx";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import type { DialogProps } from "./dialog-props.ts";
import { focusFirst } from "./focus-first.ts";
import { useReturnFocus } from "./use-return-focus.ts";

const widths = { small: "max-w-110", medium: "max-w-150", large: "max-w-240" } as const;

/** Keeps the focus inside, gives it back where it came from. At 360 px it fills the width and stands at the bottom. */
export function OpenDialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions, size = "medium" } = props;
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Radix.Content
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          onOpenAutoFocus={(event) => {
            focus.keep();
            focusFirst(event);
          }}
          onCloseAutoFocus={focus.giveBack}
          className={classNames(
            "fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-lg border border-line-strong bg-surface outline-none data-[state=open]:animate-rise sm:inset-0 sm:m-auto sm:h-fit sm:max-h-[85dvh] sm:w-[calc(100vw-32px)] sm:rounded-lg sm:shadow-float",
            widths[size],
          )}
        >
          <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
            <div className="grid gap-1">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={words.close} size="small" icon={<X size={16} aria-hidden />} />
            </Radix.Close>
          </header>
          {children !== undefined && (
            <div className="min-h-0 overflow-y-auto px-5 pt-0.5 pb-4 [--place-edge:0px]">{children}</div>
          )}
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
              {actions}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
