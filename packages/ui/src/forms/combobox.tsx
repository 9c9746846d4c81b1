import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { floatClasses } from "../overlays/float-classes.ts";
import { words } from "../words.ts";
import { controlBox, controlText } from "./control-classes.ts";
import { useField } from "./field-context.ts";
import { matchChoices } from "./match-choices.ts";
import type { Choice } from "./select.tsx";

export interface ComboboxProps<Value extends string> {
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  placeholder?: string | undefined;
  /** Shown instead of "Nothing fits". */
  empty?: string | undefined;
  /** Outside a Field. */
  "aria-label"?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** A choice among many: type to filter, arrows to move, Enter to take. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { value, onChange, choices, placeholder, empty = words.combobox.none, disabled, className } = props;
  const { control } = useField({});
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const chosen = choices.find((choice) => choice.value === value);
  const found = matchChoices(choices, query);
  const active = found[Math.min(at, found.length - 1)];

  const show = (next: boolean) => {
    setOpen(next);
    setQuery("");
    setAt(Math.max(0, next && chosen !== undefined ? choices.indexOf(chosen) : 0));
  };
  const take = (choice: Choice<Value> | undefined) => {
    if (choice === undefined || choice.disabledReason !== undefined) return;
    onChange(choice.value);
    show(false);
  };
  const move = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const steps = new Map([
      ["ArrowDown", () => (open ? setAt(Math.min(last, at + 1)) : show(true))],
      ["ArrowUp", () => (open ? setAt(Math.max(0, at - 1)) : show(true))],
      ["Home", () => setAt(0)],
      ["End", () => setAt(last)],
      ["Enter", () => (open ? take(active) : show(true))],
      ["Escape", () => show(false)],
    ]);
    const step = steps.get(event.key);
    if (step === undefined || (!open && ["Home", "End", "Escape"].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  return (
    <Popover.Root open={open} onOpenChange={show}>
      <Popover.Anchor asChild>
        <div ref={box} className={classNames(controlBox, className)}>
          <input
            {...control}
            role="combobox"
            aria-label={props["aria-label"]}
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && active !== undefined ? `${listId}-${active.value}` : undefined}
            autoComplete="off"
            disabled={disabled}
            placeholder={chosen?.label ?? placeholder}
            value={open ? query : (chosen?.label ?? "")}
            onChange={(event) => {
              setOpen(true);
              setQuery(event.target.value);
              setAt(0);
            }}
            onClick={() => show(true)}
            onBlur={(event) => {
              if (!(event.relatedTarget instanceof Node) || !box.current?.contains(event.relatedTarget))
                show(false);
            }}
            onKeyDown={move}
            className={controlText}
          />
          <ChevronDown size={14} aria-hidden className="pointer-events-none shrink-0 text-muted" />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && box.current?.contains(event.target)) event.preventDefault();
          }}
          // The list belongs to the input: a press in it must not take the focus away.
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
          className={classNames(floatClasses, "max-h-80 w-(--radix-popover-trigger-width) overflow-auto p-1")}
        >
          <div
            id={listId}
            role="listbox"
            aria-label={props["aria-label"] ?? placeholder ?? words.combobox.open}
          >
            {found.map((choice, index) => (
              <ComboboxOption
                key={choice.value}
                id={`${listId}-${choice.value}`}
                choice={choice}
                active={choice === active}
                chosen={choice === chosen}
                onPoint={() => setAt(index)}
                onTake={() => take(choice)}
              />
            ))}
          </div>
          {found.length === 0 && <p className="px-2 py-2 text-muted text-table">{empty}</p>}
          <span role="status" className="sr-only">
            {query === "" ? "" : words.combobox.found(found.length)}
          </span>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  active: boolean;
  chosen: boolean;
  onPoint: () => void;
  onTake: () => void;
}

function ComboboxOption({ id, choice, active, chosen, onPoint, onTake }: OptionProps) {
  const second = choice.disabledReason ?? choice.detail;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input holds the focus and handles the keys.
    <div
      id={id}
      ref={(node) => (active ? node?.scrollIntoView?.({ block: "nearest" }) : undefined)}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={choice.disabledReason !== undefined || undefined}
      onClick={onTake}
      onPointerMove={onPoint}
      className={classNames(
        "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-table aria-disabled:cursor-not-allowed aria-disabled:text-faint pointer-coarse:min-h-11",
        active && "bg-hover forced-colors:outline",
      )}
    >
      <span className="min-w-0 flex-1">
        {choice.label}
        {second !== undefined && <span className="block text-muted text-sm">{second}</span>}
      </span>
      {chosen && <Check size={14} aria-hidden className="shrink-0 text-accent" />}
    </div>
  );
}
