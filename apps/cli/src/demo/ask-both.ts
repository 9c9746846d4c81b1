import { streamChat } from "@facet/sdk/chat";
import type { DemoContext } from "./demo-context.ts";
import type { DemoReport } from "./demo-report.ts";
import { readDemoSettings } from "./demo-settings.ts";

const maxTokens = 64;

/** The same three questions to base and tuned model, one under the other. */
export async function askBoth({ facet, say, view }: DemoContext, models: { base: string; tuned: string }) {
  const { questions } = await readDemoSettings();
  const answers: DemoReport["answers"] = [];
  for (const { messages, expected } of questions) {
    const ask = async (model: string) => {
      let text = "";
      for await (const part of streamChat(facet, { model, messages, maxTokens, temperature: 0 }))
        text += part;
      return text.trim();
    };
    const question = messages.at(-1)?.content ?? "";
    view.show(`Asking both: ${question}`);
    // Each has a process of its own: the tuned one answers while the base model still loads.
    const [tuned, base] = await Promise.all([ask(models.tuned), ask(models.base)]);
    view.end();
    answers.push({ question, expected, base, tuned });
    say(`  ${question}`);
    say(`    base   ${oneLine(base)}`);
    say(`    tuned  ${oneLine(tuned)}`);
  }
  return { result: answers, reused: false };
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 160 ? `${flat.slice(0, 157)}...` : flat;
}
