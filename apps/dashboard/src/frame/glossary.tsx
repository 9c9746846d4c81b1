"use client";
import { GlossaryProvider } from "@facet/ui/overlays/term";
import { type ComponentProps, type ReactNode, useEffect, useState } from "react";

type Glossary = ComponentProps<typeof GlossaryProvider>["glossary"];

/** Brings the explanations of words after the first picture: until then a word is plain text. */
export function Glossary({ children }: { children: ReactNode }) {
  const [glossary, setGlossary] = useState<Glossary>({});
  useEffect(() => {
    void import("../words/glossary.ts").then(({ glossary: words }) =>
      setGlossary(
        Object.fromEntries(
          Object.entries(words).map(([id, { title, explanation }]) => [
            id,
            { title, explanation, href: `/docs/glossary#${id}` },
          ]),
        ),
      ),
    );
  }, []);
  return <GlossaryProvider glossary={glossary}>{children}</GlossaryProvider>;
}
