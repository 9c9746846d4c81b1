import type { DemoContext } from "./demo-context.ts";
import { readDemoSettings } from "./demo-settings.ts";

/** The exact lines that chat with the new model: curl, and the OpenAI client of Python. */
export async function showCalls({ apiUrl, home, say }: DemoContext, modelName: string): Promise<void> {
  const { questions } = await readDemoSettings();
  const messages = JSON.stringify(questions[0]?.messages ?? [{ role: "user", content: "hello" }]).replaceAll(
    "'",
    "'\\''",
  );
  const readKey = `$(sed -n 's/.*"key": "\\(.*\\)".*/\\1/p' '${home}/owner.json')`;
  say("Chat with it (./facet up starts the platform again):");
  say("");
  say(`  curl ${apiUrl}/openai/v1/chat/completions -H "Authorization: Bearer ${readKey}" \\`);
  say(`    -H 'Content-Type: application/json' -d '{"model":"${modelName}","messages":${messages}}'`);
  say("");
  say("  from openai import OpenAI   # pip install openai");
  say(`  import json; key = json.load(open(${JSON.stringify(`${home}/owner.json`)}))["key"]`);
  say(`  client = OpenAI(base_url="${apiUrl}/openai/v1", api_key=key)`);
  say(
    `  print(client.chat.completions.create(model="${modelName}", messages=${messages.replaceAll("'\\''", "'")}).choices[0].message.content)`,
  );
  say("");
  say(`  ./facet chat --model ${modelName} "..."`);
}
