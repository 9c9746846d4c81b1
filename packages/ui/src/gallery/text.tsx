import { Panel } from "../layout/panel.tsx";
import { ChatBubbles } from "../text/chat-bubbles.tsx";
import { CodeBlock } from "../text/code-block.tsx";
import { JsonView } from "../text/json-view.tsx";
import type { LogLine } from "../text/log-row.tsx";
import { LogView } from "../text/log-view.tsx";
import { SafeMarkdown } from "../text/safe-markdown.tsx";
import type { Story } from "./story.ts";

const lines: readonly LogLine[] = Array.from({ length: 100_000 }, (_, index) => ({
  number: index + 1,
  time: `15:${String(Math.floor(index / 60) % 60).padStart(2, "0")}:${String(index % 60).padStart(2, "0")}`,
  level: index % 97 === 5 ? "error" : index % 31 === 3 ? "warn" : "info",
  text:
    index % 97 === 5
      ? "gradient norm is not finite; this step is skipped"
      : `step ${index} loss ${(2.4 / (1 + index / 9000)).toFixed(4)} lr 1.2e-4 tokens/s 1486`,
}));

const markdown = `**Two weeks is far too long**, and I am sorry. Please send me your \`order number\`:

1. I trace it today,
2. and write to you by *6 pm*.

> You can also look [here](https://example.org/track), but not [here](javascript:alert(1)).

| carrier | days |
| --- | --- |
| Post | 3 |

![tracking pixel](https://example.org/pixel.png) <img src=x onerror=alert(1)>

\`\`\`json
{"order": 4711}
\`\`\``;

export const stories: readonly Story[] = [
  {
    name: "CodeBlock: languages, and one alone",
    render: () => (
      <div className="grid max-w-200 gap-4">
        <CodeBlock
          label="Start this fine-tune"
          samples={[
            {
              language: "curl",
              code: 'curl http://127.0.0.1:7430/v1/fine-tunes \\\n  -H "Authorization: Bearer $FACET_API_KEY" \\\n  -d \'{"name": "support-tone", "baseModelId": "bm_gemma"}\'',
            },
            { language: "TypeScript", code: 'await facet.fineTunes.create({ name: "support-tone" });' },
            { language: "Python", code: 'facet.fine_tunes.create(name="support-tone")' },
          ]}
        />
        <CodeBlock
          label="Modelfile"
          samples={[{ language: "Modelfile", code: "FROM ./support-tone.Q8_0.gguf" }]}
        />
      </div>
    ),
  },
  {
    name: "JsonView",
    render: () => (
      <Panel title="Row 413">
        <JsonView
          label="Row 413"
          value={{
            messages: [
              { role: "user", content: "My parcel is two weeks late." },
              { role: "assistant", content: "Two weeks is far too long." },
            ],
            tokens: 79,
            cut: false,
            note: null,
            ids: Array.from({ length: 250 }, (_, index) => index),
            empty: {},
          }}
        />
      </Panel>
    ),
  },
  {
    name: "ChatBubbles",
    render: () => (
      <Panel title="As a chat">
        <ChatBubbles
          label="Chat"
          markdown
          messages={[
            { role: "system", content: "You answer for Nordkap Outfitters. Be warm, be brief." },
            { role: "user", content: "My parcel is two weeks late and nobody answers. What now?" },
            {
              role: "assistant",
              content: "I am **sorry** about the wait.",
              note: "41 tokens/s",
              state: "stopped",
            },
            { role: "user", content: "Order 4711." },
            { role: "tool", content: '{"order": 4711, "status": "lost"}' },
            { role: "assistant", content: "I will trace it", state: "writing" },
          ]}
        />
      </Panel>
    ),
  },
  {
    name: "SafeMarkdown",
    render: () => (
      <Panel>
        <SafeMarkdown text={markdown} />
      </Panel>
    ),
  },
  {
    name: "LogView: 100,000 lines",
    render: () => (
      <Panel flush>
        <LogView lines={lines} height="260px" line={12} onLink={() => undefined} live />
      </Panel>
    ),
  },
  {
    name: "LogView: search and none",
    render: () => (
      <div className="grid gap-4">
        <Panel flush>
          <LogView lines={lines.slice(0, 300)} query="finite" height="160px" />
        </Panel>
        <Panel flush>
          <LogView lines={[]} />
        </Panel>
      </div>
    ),
  },
];
