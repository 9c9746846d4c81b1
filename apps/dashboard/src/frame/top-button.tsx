import { classNames } from "@facet/ui/class-names";
import type { ButtonHTMLAttributes, Ref } from "react";

interface TopButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of the top bar: quiet, and as high as a finger where there is one. */
export function TopButton({ className, ...rest }: TopButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        "inline-flex min-h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-2 text-muted text-table hover:bg-hover hover:text-text pointer-coarse:min-h-11 pointer-coarse:min-w-11",
        className,
      )}
    />
  );
}
