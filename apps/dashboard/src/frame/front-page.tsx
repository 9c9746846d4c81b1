import type { ReactNode } from "react";
import { frameWords } from "../words/frame.ts";
import { Gem } from "./gem.tsx";

interface FrontPageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** A page outside of any project: one column, one thing to do. */
export function FrontPage({ title, lead, children }: FrontPageProps) {
  return (
    <main className="mx-auto grid w-full max-w-sm content-start gap-5 px-4 pt-[14dvh] pb-10">
      <p className="flex items-center gap-2 font-semibold">
        <Gem size={20} />
        {frameWords.product}
      </p>
      <header className="grid gap-1">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {lead !== undefined && <p className="text-muted">{lead}</p>}
      </header>
      {children}
    </main>
  );
}
