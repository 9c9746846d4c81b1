import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { FieldContext, joined } from "./field-context.ts";

export interface FieldProps {
  label: ReactNode;
  /** One plain sentence under the input. */
  hint?: ReactNode;
  /** What is wrong and how to mend it; replaces nothing, so that the hint can still be read. */
  error?: ReactNode;
  /** A remark that does not stop anything. */
  warning?: ReactNode;
  /** Stands at the end of the input: tokens, GB, "default 2e-4". */
  unit?: string | undefined;
  /** Beside the label: a badge, a reset button. */
  aside?: ReactNode;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** Label, one input, hint and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const {
    label,
    hint,
    error,
    warning,
    unit,
    aside,
    required = false,
    optional = false,
    className,
    children,
  } = props;
  const id = useId();
  const hintId = shown(hint) ? `${id}-hint` : undefined;
  const errorId = shown(error) ? `${id}-error` : undefined;
  const warningId = shown(warning) ? `${id}-warning` : undefined;
  const link = {
    id,
    describedBy: joined(errorId, warningId, hintId),
    invalid: shown(error),
    required,
    unit,
  };
  return (
    <div className={classNames("grid content-start gap-1", className)}>
      <div className="flex min-h-5 flex-wrap items-center gap-2">
        <label htmlFor={id} className="font-medium text-table">
          {label}
          {optional && <span className="font-normal text-faint"> ({words.optional})</span>}
        </label>
        {aside}
      </div>
      <FieldContext value={link}>{children}</FieldContext>
      <FieldRemark id={errorId} look="text-bad">
        {error}
      </FieldRemark>
      <FieldRemark id={warningId} look="text-warning">
        {warning}
      </FieldRemark>
      {hintId !== undefined && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

const shown = (node: ReactNode) => node !== undefined && node !== null && node !== false && node !== "";

export function FieldRemark({
  id,
  look,
  children,
}: {
  id: string | undefined;
  look: string;
  children: ReactNode;
}) {
  if (id === undefined) return null;
  return (
    <p id={id} className={classNames("flex items-start gap-1.5 text-sm", look)}>
      <TriangleAlert size={13} aria-hidden className="mt-[3px] shrink-0" />
      <span>{children}</span>
    </p>
  );
}
