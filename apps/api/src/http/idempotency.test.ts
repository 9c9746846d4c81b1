import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const create = (name: string, key: string) =>
  api.call("POST", "/v1/projects", { name }, { "idempotency-key": key });

async function countNamed(name: string): Promise<number> {
  const page = pageOf(Project).parse(await (await api.call("GET", "/v1/projects?limit=100")).json());
  return page.data.filter((project) => project.name === name).length;
}

it("a repeated request gets the first answer and does nothing twice", async () => {
  const first = await create("once", "key-1");
  const second = await create("once", "key-1");
  expect([first.status, second.status]).toEqual([201, 201]);
  expect([first.headers.get("idempotent-replayed"), second.headers.get("idempotent-replayed")]).toEqual([
    null,
    "true",
  ]);
  expect(await second.json()).toEqual(await first.json());
  expect(await countNamed("once")).toBe(1);
});

it("the same key with another body is refused", async () => {
  await create("one", "key-2");
  expect((await readProblem(await create("another", "key-2"))).code).toBe("idempotency_mismatch");
  expect(await countNamed("another")).toBe(0);
});

it("of twins one is done; the others get its answer, or are told to come back", async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => create("twin", "key-3")));
  const created = answers.filter(
    (answer) => answer.status === 201 && answer.headers.get("idempotent-replayed") === null,
  );
  expect(created).toHaveLength(1);
  for (const answer of answers.filter((one) => one.status !== 201)) {
    expect(answer.status).toBe(409);
    expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await readProblem(answer)).code).toBe("request_in_flight");
  }
  expect(await countNamed("twin")).toBe(1);
});

it("a request that was refused may be corrected under the same key", async () => {
  expect((await create("", "key-4")).status).toBe(400);
  expect((await create("corrected", "key-4")).status).toBe(201);
});

it("a key that cannot be one is refused", async () => {
  expect((await readProblem(await create("long", "k".repeat(256)))).param).toBe("idempotency-key");
});
