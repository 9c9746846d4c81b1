import type { ReactNode } from "react";
import { Link, type LinkProps } from "../navigation/link.tsx";
import { type ButtonLook, type ButtonSize, buttonClasses } from "./button-classes.ts";

export interface LinkButtonProps extends LinkProps {
  look?: ButtonLook | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
}

/** Goes somewhere, so it is a link; it only looks like a button. */
export function LinkButton({
  look = "plain",
  size = "medium",
  icon,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClasses(look, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
