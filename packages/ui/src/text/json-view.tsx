import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";

export interface JsonViewProps {
  value: unknown;
  /** What it is; read aloud. */
  label: string;
  /** Levels that are open at first. */
  openTo?: number | undefined;
}

const batch = 100;
/** A longer list would push everything else away. */
const openItems = 20;
const longestText = 400;

/** JSON as a tree of text nodes: opens by level, long lists and texts in parts. */
export function JsonView({ value, label, openTo = 2 }: JsonViewProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div role="group" aria-label={label} className="min-w-0 overflow-x-auto font-mono text-sm leading-5">
      <Node value={value} level={0} openTo={openTo} />
    </div>
  );
}

interface NodeProps {
  name?: string | undefined;
  value: unknown;
  level: number;
  openTo: number;
}

function Node({ name, value, level, openTo }: NodeProps) {
  const label = name === undefined ? null : <span className="text-s3">{JSON.stringify(name)}: </span>;
  const entries = entriesOf(value);
  if (entries === null || entries.length === 0) {
    return (
      <div className="pl-4">
        {label}
        {entries === null ? <Leaf value={value} /> : Array.isArray(value) ? "[]" : "{}"}
      </div>
    );
  }
  return <Branch label={label} value={value} entries={entries} level={level} openTo={openTo} />;
}

interface BranchProps extends Omit<NodeProps, "name"> {
  label: ReactNode;
  entries: readonly (readonly [string, unknown])[];
}

function Branch({ label, value, entries, level, openTo }: BranchProps) {
  const [open, setOpen] = useState(level < openTo && entries.length <= openItems);
  const [shown, setShown] = useState(batch);
  const list = Array.isArray(value);
  const [begin, end] = list ? ["[", "]"] : ["{", "}"];
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-6 items-center rounded-xs text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <ChevronRight
          size={12}
          aria-hidden
          className={classNames("mr-1 shrink-0 text-faint", open && "rotate-90")}
        />
        <span>
          {label}
          {open ? begin : `${begin} … ${end}`}
          {!open && (
            <span className="ml-2 font-sans text-faint">
              {list ? words.json.items(entries.length) : words.json.fields(entries.length)}
            </span>
          )}
        </span>
      </button>
      {open && (
        <>
          <div className="ml-1.5 border-line border-l pl-2">
            {entries.slice(0, shown).map(([key, child]) => (
              <Node key={key} name={list ? undefined : key} value={child} level={level + 1} openTo={openTo} />
            ))}
            {entries.length > shown && (
              <MoreButton onClick={() => setShown(shown + batch * 10)}>
                {words.json.more(Math.min(batch * 10, entries.length - shown))}
              </MoreButton>
            )}
          </div>
          <div className="pl-4">{end}</div>
        </>
      )}
    </div>
  );
}

function Leaf({ value }: { value: unknown }) {
  const [all, setAll] = useState(false);
  if (typeof value !== "string") {
    return <span className="text-accent">{value === undefined ? "null" : JSON.stringify(value)}</span>;
  }
  const cut = !all && value.length > longestText;
  return (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {JSON.stringify(cut ? `${value.slice(0, longestText)}…` : value)}
      {cut && <MoreButton onClick={() => setAll(true)}>{words.json.cut}</MoreButton>}
    </span>
  );
}

function MoreButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="ml-2 min-h-6 rounded-xs font-sans text-accent underline underline-offset-2 pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (typeof value !== "object" || value === null) return null;
  return Array.isArray(value)
    ? value.map((item, index) => [String(index), item] as const)
    : Object.entries(value);
}
