import { classNames } from "../class-names.ts";

export type ButtonLook = "main" | "plain" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

const looks: Readonly<Record<ButtonLook, string>> = {
  main: "border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover",
  plain: "border-line-strong bg-surface text-text hover:bg-hover",
  quiet: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-text",
  danger: "border-bad bg-surface text-bad hover:bg-bad-soft",
};
const sizes: Readonly<Record<ButtonSize, string>> = {
  medium: "min-h-8 px-3 pointer-coarse:min-h-11",
  small: "min-h-7 px-2 text-sm pointer-coarse:min-h-11",
};

export function buttonClasses(look: ButtonLook, size: ButtonSize, more?: string): string {
  return classNames(
    "inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border py-1 font-medium text-table no-underline transition-colors duration-120",
    "aria-disabled:cursor-not-allowed data-off:opacity-55 forced-colors:border-[ButtonText]",
    looks[look],
    sizes[size],
    more,
  );
}
