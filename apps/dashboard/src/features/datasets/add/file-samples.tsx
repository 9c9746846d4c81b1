import { Panel } from "@facet/ui/layout/panel";
import { CodeBlock } from "@facet/ui/text/code-block";
import { addDatasetWords } from "../../../words/add-dataset.ts";

const words = addDatasetWords.samples;

const samples = [
  {
    language: "CSV",
    code: [
      "question,answer",
      '"Can I return boots I wore once?","Yes, within 30 days."',
      '"Do you ship to Iceland?","We do. It takes about a week."',
    ].join("\n"),
  },
  {
    language: "JSONL",
    code: [
      '{"prompt": "Can I return boots I wore once?", "completion": "Yes, within 30 days."}',
      '{"prompt": "Do you ship to Iceland?", "completion": "We do. It takes about a week."}',
    ].join("\n"),
  },
  {
    language: "Chats",
    code: [
      '{"messages": [',
      '  {"role": "system", "content": "You answer for a shop."},',
      '  {"role": "user", "content": "Do you ship to Iceland?"},',
      '  {"role": "assistant", "content": "We do. It takes about a week."}',
      "]}",
    ].join("\n"),
  },
];

/** What a file may look like, while none is chosen. */
export function FileSamples() {
  return (
    <Panel title={words.title} description={words.lead}>
      <CodeBlock label={words.title} samples={samples} />
    </Panel>
  );
}
