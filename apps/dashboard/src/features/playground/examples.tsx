"use client";
import { Button } from "@facet/ui/actions/button";
import { useState } from "react";
import { playgroundWords } from "../../words/playground.ts";
import type { Example } from "./held-out.ts";

const words = playgroundWords.examples;
const shown = 3;

interface ExamplesProps {
  readonly examples: readonly Example[];
  readonly onChoose: (example: Example) => void;
}

/** Questions that the tuned model never saw, three at a time. */
export function Examples({ examples, onChoose }: ExamplesProps) {
  const [from, setFrom] = useState(0);
  if (examples.length === 0) return null;
  const some = Array.from(
    { length: Math.min(shown, examples.length) },
    (_, at) => examples[(from + at) % examples.length],
  ).filter((one) => one !== undefined);
  return (
    <section aria-label={words.title} className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-medium text-table">{words.title}</h2>
        {examples.length > shown && (
          <Button look="quiet" size="small" onClick={() => setFrom((from + shown) % examples.length)}>
            {words.others}
          </Button>
        )}
      </div>
      <ul className="grid gap-2 md:grid-cols-3">
        {some.map((example) => (
          <li key={example.row} className="grid">
            <Button
              size="small"
              className="!h-auto !justify-start !whitespace-normal py-1.5 text-left font-normal"
              onClick={() => onChoose(example)}
            >
              <span className="line-clamp-2">{example.question}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
