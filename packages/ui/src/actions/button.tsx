import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import { type ButtonLook, type ButtonSize, buttonClasses } from "./button-classes.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  /** One main button a view; the rest are plain or quiet. Danger is for what cannot be undone. */
  look?: ButtonLook | undefined;
  size?: ButtonSize | undefined;
  /** Keeps its label, shows that it works, and ignores more clicks. */
  busy?: boolean | undefined;
  /** Why it cannot be pressed now. It stays reachable by keyboard, so that the reason can be read. */
  disabledReason?: string | undefined;
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  look = "plain",
  size = "medium",
  busy = false,
  disabledReason,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const idle = busy || disabledReason !== undefined;
  const press = (event: MouseEvent<HTMLButtonElement>) => (idle ? event.preventDefault() : onClick?.(event));
  return (
    <button
      {...rest}
      type={type}
      className={buttonClasses(look, size, className)}
      onClick={press}
      aria-busy={busy || undefined}
      aria-disabled={idle || undefined}
      data-off={disabledReason !== undefined || undefined}
      title={disabledReason ?? rest.title}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
