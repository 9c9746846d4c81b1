import type { Problem } from "@facet/contracts/errors/problem";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { expect, test } from "vitest";
import { wrongFields } from "./wrong-fields.ts";

const values = { name: "", email: "x", password: "secret" };
const refusal = (more: Partial<Problem>) =>
  new FacetApiError({
    type: "",
    title: "The request is not valid",
    status: 400,
    detail: "Two fields are wrong.",
    instance: "/v1/me",
    code: "invalid_request",
    param: null,
    fix: "Correct them.",
    errors: [],
    requestId: "req_1",
    docUrl: "",
    retryable: false,
    ...more,
  });

test("each field that the API names gets its own sentence, with the fix where there is one", () => {
  const errors = [
    { path: "/name", message: "It is empty.", fix: "Write a name." },
    { path: "/email", message: "It is no address." },
  ];
  expect(wrongFields(refusal({ errors, param: "/name" }), values)).toEqual({
    name: "It is empty. Write a name.",
    email: "It is no address.",
  });
});

test("a refusal that names one field in words lands there, and none is left for the form as a whole", () => {
  const wrong = refusal({
    code: "wrong_credentials",
    detail: "This is not it.",
    param: "/password",
    fix: "Type it again.",
  });
  expect(wrongFields(wrong, values)).toEqual({ password: "This is not it. Type it again." });
});

test("what concerns no field of the form, or is no answer of the API, marks none", () => {
  expect(wrongFields(refusal({ param: "/elsewhere" }), values)).toEqual({});
  expect(wrongFields(new TypeError("failed to fetch"), values)).toEqual({});
});
