import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

const Page = pageOf(Project);

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const create = async (name: string) =>
  Project.parse(await (await api.call("POST", "/v1/projects", { name })).json()).id;

it("rows that are created while someone pages cause no skip and no repeat", async () => {
  const before = new Set([api.own.projectId]);
  for (let number = 0; number < 25; number += 1) before.add(await create(`before ${number}`));

  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: ReturnType<typeof Page.parse> = Page.parse(
      await (await api.call("GET", `/v1/projects?limit=4${cursor === "" ? "" : `&cursor=${cursor}`}`)).json(),
    );
    expect(page.data.length).toBeLessThanOrEqual(4);
    seen.push(...page.data.map((project) => project.id));
    cursor = page.nextCursor;
    // The walk must end although there is always one more.
    if (seen.length < 200) await create(`during ${seen.length}`);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect([...before].filter((id) => !seen.includes(id))).toEqual([]);
});

it("a cursor that was made up is refused, and so is a page of no size", async () => {
  for (const cursor of ["nonsense", "e30", "%00"]) {
    expect((await readProblem(await api.call("GET", `/v1/projects?cursor=${cursor}`))).code).toBe(
      "invalid_cursor",
    );
  }
  for (const limit of ["0", "101", "ten"]) {
    expect((await readProblem(await api.call("GET", `/v1/projects?limit=${limit}`))).param).toBe("limit");
  }
});
