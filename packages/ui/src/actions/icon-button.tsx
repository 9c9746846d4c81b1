import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Tooltip } from "../overlays/tooltip.tsx";
import { Button, type ButtonProps } from "./button.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label"> {
  /** Its name for everybody: read aloud, and shown on hover and focus. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, look = "quiet", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button
        {...rest}
        look={look}
        aria-label={label}
        className={classNames(
          "min-w-8 !px-0 pointer-coarse:min-w-11",
          rest.size === "small" && "!min-w-7",
          className,
        )}
      >
        {rest.busy === true ? null : icon}
      </Button>
    </Tooltip>
  );
}
