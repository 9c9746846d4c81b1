import { Eye, EyeOff, Search, X } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, useState } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { controlBox, controlText } from "./control-classes.ts";
import { useField } from "./field-context.ts";

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
  /** A password can be shown; a search has its sign and can be emptied. */
  type?: "text" | "password" | "search" | "email" | "url" | undefined;
  /** At the end of the box; the Field's unit stands there without it. */
  suffix?: ReactNode;
  /** For ids, paths and code. */
  mono?: boolean | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

export function TextInput({
  value,
  onChange,
  type = "text",
  suffix,
  mono,
  className,
  ...rest
}: TextInputProps) {
  const { control, unit } = useField(rest);
  const [revealed, setRevealed] = useState(false);
  const end = suffix ?? unit;
  return (
    <div className={classNames(controlBox, className)}>
      {type === "search" && <Search size={14} aria-hidden className="shrink-0 text-faint" />}
      <input
        autoComplete={type === "search" ? "off" : undefined}
        {...rest}
        {...control}
        type={type === "password" && revealed ? "text" : type === "search" ? "text" : type}
        role={type === "search" ? "searchbox" : rest.role}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(controlText, mono === true && "font-mono text-table")}
      />
      {type === "password" && (
        <BoxButton
          label={revealed ? words.form.hide : words.form.show}
          onClick={() => setRevealed(!revealed)}
          icon={revealed ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
        />
      )}
      {type === "search" && value !== "" && (
        <BoxButton
          label={words.combobox.clear}
          onClick={() => onChange("")}
          icon={<X size={14} aria-hidden />}
        />
      )}
      {end !== undefined && <span className="shrink-0 text-muted text-table">{end}</span>}
    </div>
  );
}

/** A small button inside an input's box. */
export function BoxButton(props: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
      className="-mr-1 inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text pointer-coarse:size-11"
    >
      {props.icon}
    </button>
  );
}
