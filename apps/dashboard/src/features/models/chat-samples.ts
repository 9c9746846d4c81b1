/** Chat with a model through the OpenAI surface, in three languages. `origin`: that of the dashboard. */
export function chatSamples(model: string, origin: string) {
  const address = `${origin}/api/openai/v1`;
  const name = JSON.stringify(model);
  return [
    {
      language: "shell",
      code: [
        `curl ${address}/chat/completions \\`,
        `  -H "Authorization: Bearer $FACET_API_KEY" \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -d '${JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }] }).replaceAll("'", "'\\''")}'`,
      ].join("\n"),
    },
    {
      language: "python",
      code: [
        "import os",
        "from openai import OpenAI",
        "",
        "client = OpenAI(",
        `    base_url="${address}",`,
        `    api_key=os.environ["FACET_API_KEY"],`,
        ")",
        "answer = client.chat.completions.create(",
        `    model=${name},`,
        `    messages=[{"role": "user", "content": "Hello"}],`,
        ")",
        "print(answer.choices[0].message.content)",
      ].join("\n"),
    },
    {
      language: "typescript",
      code: [
        `import OpenAI from "openai";`,
        "",
        "const client = new OpenAI({",
        `  baseURL: "${address}",`,
        "  apiKey: process.env.FACET_API_KEY,",
        "});",
        "const answer = await client.chat.completions.create({",
        `  model: ${name},`,
        `  messages: [{ role: "user", content: "Hello" }],`,
        "});",
        "console.log(answer.choices[0]?.message.content);",
      ].join("\n"),
    },
  ] as const;
}
