import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "../class-names.ts";
import { type Tone, toneText } from "../status/tone.ts";

export interface Tab<Value extends string = string> {
  value: Value;
  label: string;
  count?: ReactNode;
  /** Colours the count: findings that are open. */
  tone?: Tone | undefined;
}

export interface TabsProps<Value extends string> {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  /** The page writes it to the URL. */
  onChange: (value: Value) => void;
  /** The open tab's content. */
  children: ReactNode;
}

export function Tabs<Value extends string>({ label, tabs, value, onChange, children }: TabsProps<Value>) {
  const open = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  const list = useRef<HTMLDivElement>(null);
  const counts = tabs.filter(({ count }) => count !== undefined).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a count that arrives moves the tabs behind it.
  useEffect(() => {
    // On a narrow screen the open tab may stand beyond the edge. The list alone scrolls, not the page.
    const tab = list.current?.querySelector<HTMLElement>(`[role="tab"][id$="-trigger-${value}"]`);
    if (list.current === null || tab === null || tab === undefined) return;
    list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [value, counts]);
  return (
    <Radix.Root value={value} onValueChange={open} activationMode="manual" className="grid min-w-0 gap-6">
      <Radix.List
        ref={list}
        aria-label={label}
        className="relative flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={classNames(
              "-mb-px min-h-9 whitespace-nowrap border-transparent border-b-2 py-2 text-muted transition-colors duration-120 hover:text-text pointer-coarse:min-h-11",
              "data-[state=active]:border-text data-[state=active]:font-medium data-[state=active]:text-text",
              // The list cuts what stands out, so the ring stands inside.
              "focus-visible:rounded-sm focus-visible:outline-offset-[-3px]",
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className={classNames("ml-1.5 font-normal", toneText[tab.tone ?? "idle"])}>
                {tab.count}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={value} className="grid min-w-0 gap-6 focus-visible:outline-offset-4">
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
