import type { Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";
import { controlBox, controlText } from "./control-classes.ts";
import { useField } from "./field-context.ts";

export interface TextAreaProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
  /** Called by Ctrl or Cmd + Enter. */
  onSubmit?: (() => void) | undefined;
  mono?: boolean | undefined;
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** Grows with its text up to 20 lines. */
export function TextArea({ value, onChange, onSubmit, mono, rows = 3, className, ...rest }: TextAreaProps) {
  const { control } = useField(rest);
  return (
    <div className={classNames(controlBox, "!items-stretch", className)}>
      <textarea
        {...rest}
        {...control}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event);
          if (onSubmit === undefined || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSubmit();
        }}
        className={classNames(
          controlText,
          "field-sizing-content max-h-100 resize-y",
          mono === true && "font-mono text-table",
        )}
        style={{ minHeight: `${rows * 20 + 12}px` }}
      />
    </div>
  );
}
