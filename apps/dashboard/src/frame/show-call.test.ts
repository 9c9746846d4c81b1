import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { ApiCall } from "./api-call.ts";
import { asCurl, asPython, asTypeScript } from "./show-call.ts";

const create: ApiCall = {
  title: "Create",
  operation: "createFineTune",
  method: "POST",
  address: "/v1/fine-tunes",
  body: { name: 'it\'s "true"', knobs: { packing: true, seed: null } },
};
const list: ApiCall = {
  title: "List",
  operation: "listDatasets",
  method: "GET",
  address: "/v1/datasets/{id}/rows",
  path: { id: "ds_1" },
  query: { q: "a b", limit: 20 },
};

test("curl sends the body as it is, quotes and all", () => {
  const echo = asCurl(create).replace(/^curl/, 'printf "%s\\n"').replace("$(uuidgen)", "k");
  const lines = execFileSync("sh", ["-c", echo], { encoding: "utf8" });
  expect(JSON.parse(lines.slice(lines.indexOf("{")))).toEqual(create.body);
});

test("curl of a list fills its address", () => {
  expect(asCurl(list)).toBe(
    'curl "$FACET_API_URL/v1/datasets/ds_1/rows?q=a+b&limit=20" \\\n  -H "Authorization: Bearer $FACET_API_KEY"',
  );
});

test("Python spells true, false and nothing in its own way, and leaves texts alone", () => {
  const code = asPython(create);
  expect(code).toContain('"packing": True');
  expect(code).toContain('"seed": None');
  expect(code).toContain('"it\'s \\"true\\""');
  expect(() =>
    execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code }),
  ).not.toThrow();
});

test("TypeScript names the operation", () => {
  expect(asTypeScript(list)).toContain('await facet.listDatasets({\n  path: {\n    id: "ds_1"');
});
