import type { ApiCall } from "./api-call.ts";

/** The call as one that runs in a shell where FACET_API_URL and FACET_API_KEY are set. */
export function asCurl(call: ApiCall): string {
  const parts = [
    `curl ${call.stream === true ? "-N " : ""}"$FACET_API_URL${fullAddress(call)}"`,
    ...(call.method === "GET" || (call.method === "POST" && call.body !== undefined)
      ? []
      : [`-X ${call.method}`]),
    `-H "Authorization: Bearer $FACET_API_KEY"`,
    ...(call.stream === true ? [`-H "Accept: text/event-stream"`] : []),
    ...(call.method === "POST" ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(call.body === undefined
      ? []
      : [`-H "Content-Type: application/json"`, `-d ${shellQuoted(json(call.body))}`]),
  ];
  return parts.join(" \\\n  ");
}

export function asTypeScript(call: ApiCall): string {
  const given = {
    ...(call.path === undefined ? {} : { path: call.path }),
    ...(call.query === undefined ? {} : { query: call.query }),
    ...(call.body === undefined ? {} : { body: call.body }),
  };
  const head = [
    `import { createFacetClient } from "@facet/sdk/create-client";`,
    "",
    "const facet = createFacetClient({ url: process.env.FACET_API_URL, apiKey: process.env.FACET_API_KEY });",
  ];
  if (call.stream === true)
    return [
      ...head,
      `const response = await facet.stream(${JSON.stringify(fullAddress(call))}, {`,
      `  headers: { accept: "text/event-stream" },`,
      "});",
    ].join("\n");
  return [...head, `const answer = await facet.${call.operation}(${literal(given)});`].join("\n");
}

export function asPython(call: ApiCall): string {
  const extra = [
    ...(call.query === undefined ? [] : [`    params=${python(call.query)},`]),
    ...(call.body === undefined ? [] : [`    json=${python(call.body)},`]),
    ...(call.stream === true ? ["    stream=True,"] : []),
  ];
  const headers = [
    `"Authorization": f"Bearer {os.environ['FACET_API_KEY']}"`,
    ...(call.stream === true ? [`"Accept": "text/event-stream"`] : []),
    ...(call.method === "POST" ? [`"Idempotency-Key": str(uuid.uuid4())`] : []),
  ];
  return [
    call.method === "POST" ? "import os, uuid\nimport requests" : "import os\nimport requests",
    "",
    `answer = requests.${call.method.toLowerCase()}(`,
    `    os.environ["FACET_API_URL"] + ${JSON.stringify(filled(call))},`,
    `    headers={${headers.join(", ")}},`,
    ...extra,
    ")",
    "answer.raise_for_status()",
    ...(call.stream === true
      ? ["for line in answer.iter_lines():", "    print(line.decode())"]
      : ["print(answer.json())"]),
  ].join("\n");
}

function filled({ address, path = {} }: ApiCall): string {
  return address.replace(/\{(\w+)\}/g, (all, name: string) =>
    path[name] === undefined ? all : encodeURIComponent(String(path[name])),
  );
}

function fullAddress(call: ApiCall): string {
  const query = Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]);
  return query.length === 0 ? filled(call) : `${filled(call)}?${new URLSearchParams(query)}`;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** JSON with keys as TypeScript writes them. */
function literal(value: unknown): string {
  return Object.keys(value as object).length === 0
    ? ""
    : json(value).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}

/** JSON with the three words that Python spells in its own way. Strings are left alone. */
function python(value: unknown): string {
  const words: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };
  return json(value)
    .replace(/"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/g, (found) => words[found] ?? found)
    .replaceAll("\n", "\n    ");
}
