import { type InputHTMLAttributes, type KeyboardEvent, type Ref, useId, useState } from "react";
import { classNames } from "../class-names.ts";
import { formatNumber } from "../format/format-number.ts";
import { words } from "../words.ts";
import { controlBox, controlText } from "./control-classes.ts";
import { FieldRemark } from "./field.tsx";
import { joined, useField } from "./field-context.ts";
import { parseNumber } from "./parse-number.ts";

type Attributes = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "value" | "onChange" | "min" | "max" | "step" | "type"
>;

export interface NumberInputProps extends Attributes {
  value: number | null;
  /** Called with every text that is a number within the limits, and with null for an empty one. */
  onChange: (value: number | null) => void;
  least?: number | undefined;
  most?: number | undefined;
  /** What an arrow key adds; on a scale where factors count, give `factor` instead. */
  step?: number | undefined;
  factor?: number | undefined;
  whole?: boolean | undefined;
  suffix?: string | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** Accepts 1,024, 2e-4 and .5; says what is wrong once the person has left it. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange, least, most, step = 1, factor, whole, suffix, className, ...rest } = props;
  const { control, unit } = useField(rest);
  const problemId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text = draft ?? (value === null ? "" : shownNumber(value));
  const problem = draft === null ? null : problemOf(draft, props);
  const end = suffix ?? unit;

  const write = (next: string) => {
    setDraft(next);
    const number = parseNumber(next);
    if (number !== undefined && problemOf(next, props) === null) onChange(number);
  };
  const leave = () => {
    setLeft(true);
    if (problem === null) setDraft(null);
  };
  const turn = (event: KeyboardEvent<HTMLInputElement>) => {
    rest.onKeyDown?.(event);
    const up = event.key === "ArrowUp";
    if (!up && event.key !== "ArrowDown") return;
    event.preventDefault();
    const from = parseNumber(text) ?? least ?? 0;
    const next = factor === undefined ? from + (up ? step : -step) : up ? from * factor : from / factor;
    const clean = Number(next.toPrecision(10));
    setDraft(null);
    onChange(Math.min(most ?? clean, Math.max(least ?? clean, clean)));
  };

  const shown = left && problem !== null;
  return (
    <div className={classNames("grid gap-1", className)}>
      <div className={controlBox}>
        <input
          inputMode={whole === true ? "numeric" : "decimal"}
          autoComplete="off"
          {...rest}
          {...control}
          aria-invalid={shown ? true : control["aria-invalid"]}
          aria-describedby={joined(shown ? problemId : undefined, control["aria-describedby"])}
          value={text}
          onChange={(event) => write(event.target.value)}
          onFocus={(event) => {
            setLeft(false);
            rest.onFocus?.(event);
          }}
          onBlur={(event) => {
            leave();
            rest.onBlur?.(event);
          }}
          onKeyDown={turn}
          className={controlText}
        />
        {end !== undefined && <span className="shrink-0 text-muted text-table">{end}</span>}
      </div>
      <FieldRemark id={shown ? problemId : undefined} look="text-bad">
        {problem}
      </FieldRemark>
    </div>
  );
}

/** Every digit: what is typed comes back as it was. */
function shownNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return formatNumber(value).replace("\u2212", "-");
  return formatNumber(value, { digits: 10 }).replace("\u2212", "-");
}

function problemOf(text: string, { least, most, whole }: NumberInputProps): string | null {
  const number = parseNumber(text);
  if (number === null) return null;
  if (number === undefined) return words.form.notANumber;
  if (whole === true && !Number.isInteger(number)) return words.form.notWhole;
  if (least !== undefined && number < least) return words.form.tooSmall(least);
  if (most !== undefined && number > most) return words.form.tooLarge(most);
  return null;
}
