import { Slider as Radix } from "radix-ui";
import { useField } from "./field-context.ts";

export interface SliderProps {
  value: number;
  onChange: (value: number) => void;
  /** When the person lets go: the moment to ask a server. */
  onCommit?: ((value: number) => void) | undefined;
  least: number;
  most: number;
  step?: number | undefined;
  /** How the value is shown and read: "3 epochs". */
  format?: ((value: number) => string) | undefined;
  /** Its name; a Field's label is tied by `aria-labelledby` of the page or given here. */
  label: string;
  disabled?: boolean | undefined;
}

export function Slider(props: SliderProps) {
  const { value, onChange, onCommit, least, most, step = 1, format = String, label, disabled } = props;
  const { control } = useField({});
  return (
    <div className="flex items-center gap-3">
      <Radix.Root
        value={[value]}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        onValueCommit={([next]) => next !== undefined && onCommit?.(next)}
        min={least}
        max={most}
        step={step}
        disabled={disabled ?? false}
        className="relative flex h-6 flex-1 touch-none select-none items-center data-disabled:opacity-55 pointer-coarse:h-11"
      >
        <Radix.Track className="relative h-1 flex-1 rounded-full bg-line-strong forced-colors:border">
          <Radix.Range className="absolute h-full rounded-full bg-accent" />
        </Radix.Track>
        <Radix.Thumb
          id={control.id}
          aria-label={label}
          aria-valuetext={format(value)}
          aria-describedby={control["aria-describedby"]}
          className="group/thumb inline-flex size-6 items-center justify-center outline-none pointer-coarse:size-11"
        >
          <span className="size-4 rounded-full border-2 border-accent bg-surface group-focus-visible/thumb:outline-2 group-focus-visible/thumb:outline-offset-2 group-focus-visible/thumb:outline-focus" />
        </Radix.Thumb>
      </Radix.Root>
      <output className="min-w-12 text-right text-table">{format(value)}</output>
    </div>
  );
}
