import { classNames } from "../class-names.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import { words } from "../words.ts";

export interface Step<Value extends string = string> {
  value: Value;
  label: string;
  state: "done" | "open" | "invalid";
}

export interface StepperProps<Value extends string> {
  steps: readonly Step<Value>[];
  value: Value;
  /** Steps may be visited in any order. */
  onChange: (value: Value) => void;
  label?: string | undefined;
}

export function Stepper<Value extends string>({ steps, value, onChange, label }: StepperProps<Value>) {
  return (
    <nav aria-label={label ?? words.stepper.label}>
      <ol className="flex flex-wrap gap-x-1 gap-y-1">
        {steps.map((step, index) => {
          const current = step.value === value;
          return (
            <li key={step.value} className="flex items-center gap-1">
              {index > 0 && <span aria-hidden className="h-px w-4 bg-line-strong max-sm:hidden" />}
              <button
                type="button"
                aria-current={current ? "step" : undefined}
                onClick={() => onChange(step.value)}
                className={classNames(
                  "inline-flex min-h-8 items-center gap-2 rounded-md px-2 text-table transition-colors duration-120 hover:bg-hover pointer-coarse:min-h-11",
                  current ? "font-medium text-text" : "text-muted",
                )}
              >
                <span
                  aria-hidden
                  className={classNames(
                    "inline-flex size-5 items-center justify-center rounded-full border text-xs",
                    current ? "border-accent bg-accent text-accent-ink" : "border-line-strong",
                  )}
                >
                  {!current && step.state === "done" ? <StatusIcon tone="good" /> : null}
                  {!current && step.state === "invalid" ? <StatusIcon tone="warning" /> : null}
                  {current || step.state === "open" ? index + 1 : null}
                </span>
                {step.label}
                {step.state !== "open" && <span className="sr-only">({words.stepper[step.state]})</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
