"use client";

import { createContext, type ReactNode, useContext } from "react";
import { TextLink } from "../navigation/text-link.tsx";
import { words } from "../words.ts";
import { Popover } from "./popover.tsx";

export interface GlossaryEntry {
  title: string;
  /** One plain sentence. */
  explanation: string;
  href?: string | undefined;
}

type Glossary = Readonly<Record<string, GlossaryEntry>>;
const Context = createContext<Glossary>({});

/** The app brings its glossary once; `Term` finds its entry by id. */
export function GlossaryProvider({ glossary, children }: { glossary: Glossary; children: ReactNode }) {
  return <Context value={glossary}>{children}</Context>;
}

/** A word of the field with its explanation in place. A word that the glossary lacks is plain text. */
export function Term({ id, children }: { id: string; children: ReactNode }) {
  const entry = useContext(Context)[id];
  if (entry === undefined) return <>{children}</>;
  return (
    <Popover
      label={entry.title}
      className="grid !w-70 gap-1 text-table"
      trigger={
        <button
          type="button"
          className="cursor-help rounded-xs border-0 bg-transparent p-0 text-left font-[inherit] text-[inherit] underline decoration-dotted decoration-faint underline-offset-3 hover:decoration-text"
        >
          {children}
        </button>
      }
    >
      <p className="font-semibold">{entry.title}</p>
      <p className="text-muted">{entry.explanation}</p>
      {entry.href !== undefined && <TextLink href={entry.href}>{words.more}</TextLink>}
    </Popover>
  );
}
