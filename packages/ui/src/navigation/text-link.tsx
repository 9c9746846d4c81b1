import { classNames } from "../class-names.ts";
import { Link, type LinkProps } from "./link.tsx";

/** A link inside a sentence: the accent, and a line under it because colour alone does not say "link". */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      className={classNames(
        "text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
        className,
      )}
    />
  );
}
