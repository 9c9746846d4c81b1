"use client";
import { Drawer } from "@facet/ui/overlays/drawer";
import { CodeBlock } from "@facet/ui/text/code-block";
import { useState } from "react";
import { frameWords } from "../words/frame.ts";
import type { ApiCall } from "./api-call.ts";
import { useRegisteredCalls } from "./api-calls.tsx";
import { asCurl, asPython, asTypeScript } from "./show-call.ts";
import type { OverlayProps } from "./use-show-overlay.ts";

const words = frameWords.api;

const samples = (call: ApiCall) => [
  { language: words.curl, code: asCurl(call) },
  { language: words.typescript, code: asTypeScript(call) },
  { language: words.python, code: asPython(call) },
];

/** The calls that the page on the screen is made of, ready to run elsewhere. */
export function ApiDrawer({ open, onOpenChange }: OverlayProps) {
  const calls = useRegisteredCalls();
  const [language, setLanguage] = useState<string>(words.curl);
  const address = `export FACET_API_URL=${window.location.origin}/api\nexport FACET_API_KEY=fct_...`;
  return (
    <Drawer open={open} onOpenChange={onOpenChange} title={words.title} width="wide">
      <div className="grid gap-5">
        <p className="text-muted">{words.lead}</p>
        <CodeBlock label={words.address} samples={[{ language: words.shell, code: address }]} />
        {calls.length === 0 && <p>{words.none}</p>}
        {calls.map((call) => (
          <section key={JSON.stringify(call)} className="grid min-w-0 gap-2">
            <h3 className="font-medium">{call.title}</h3>
            <CodeBlock
              label={call.title}
              samples={samples(call)}
              language={language}
              onLanguage={setLanguage}
            />
          </section>
        ))}
      </div>
    </Drawer>
  );
}
