import { expect, it } from "vitest";
import { no, ok } from "./bad-input.ts";
import { catalogue } from "./catalogue.ts";
import { checkReply } from "./check-reply.ts";

const problem = {
  type: "/docs/errors#not_found",
  title: "Not found",
  status: 404,
  detail: "There is no such thing.",
  instance: "/v1/x",
  code: "not_found",
  param: "x",
  fix: "Look elsewhere.",
  errors: [],
  requestId: "req_1",
  docUrl: "/docs/errors#not_found",
  retryable: false,
};
const reply = (more: object = {}, document: object = {}) => ({
  status: 404,
  headers: { "content-type": "application/problem+json", "x-request-id": "req_1" },
  body: JSON.stringify({ ...problem, ...document }),
  milliseconds: 1,
  ...more,
});
const missing = no(404, "not_found", { param: "x" });

it("a refusal in order has no fault", () => {
  expect(checkReply(reply(), missing, ["a secret"])).toEqual([]);
});

it.each([
  ["another status", reply({ status: 400 }, { status: 400 }), missing],
  ["a fault of the server", reply({ status: 500 }, { status: 500, code: "internal" }), { status: 500 }],
  ["no problem document", reply({ body: "Not found" }), missing],
  [
    "another media type",
    reply({ headers: { "content-type": "text/plain", "x-request-id": "req_1" } }),
    missing,
  ],
  ["another request's id", reply({}, { requestId: "req_2" }), missing],
  ["another code", reply({}, { code: "conflict" }), missing],
  ["another place", reply({}, { param: "y" }), missing],
  ["no way out", reply({}, { fix: "" }), missing],
  ["a stack", reply({}, { detail: "Error at open (file.ts:3:1)" }), missing],
  ["a query of the store", reply({}, { detail: "near SELECT body FROM jobs" }), missing],
  ["a secret", reply({}, { detail: "the key is a secret" }), missing],
  ["an inherited field", reply({}, { admin: true }), missing],
  ["words that must not be there", reply({ status: 200, body: "evil" }), ok(200, { lacks: /evil/ })],
])("%s is a fault", (_what, given, wanted) => {
  expect(checkReply(given, wanted, ["a secret"])).not.toEqual([]);
});

it("every place of the catalogue that belongs to the API is there once", () => {
  const parts: readonly (readonly [letter: string, first: number, last: number])[] = [
    ["a", 1, 30],
    ["b", 31, 45],
    ["c", 46, 57],
    ["d", 58, 71],
    ["l", 145, 159],
    ["n", 167, 173],
    ["o", 174, 180],
  ];
  const wanted = parts.flatMap(([letter, first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`),
  );
  expect(catalogue.map(({ id }) => id)).toEqual(wanted);
});
