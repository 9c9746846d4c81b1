import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { createProject } from "../projects/create-project.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { runIdempotent } from "./run-idempotent.ts";

describe("a request with an Idempotency-Key", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  const create = (ctx: ServiceContext, name: string) =>
    createProject({ ctx, input: { name, description: "" } });
  interface More {
    readonly ctx?: ServiceContext;
    readonly key?: string;
    readonly route?: string;
    readonly run?: (ctx: ServiceContext) => Promise<unknown>;
  }
  const send = (
    name: string,
    {
      ctx = account.ctx,
      key = "key-1",
      route = "post /projects",
      run = (given) => create(given, name),
    }: More = {},
  ) => runIdempotent({ ctx, input: { key, route, payload: { name }, status: 201, run } });
  const made = async (ctx = account.ctx) =>
    (await ownDocuments(ctx).query(projects, "all", { limit: 100 }))
      .map((row) => row.data.name)
      .filter((name) => name !== "Test");

  it("does its work once and answers the same again", async () => {
    const first = await send("one");
    const again = await send("one");
    expect(first.replayed).toBe(false);
    expect(again).toEqual({ body: first.body, replayed: true });
    expect(await made()).toEqual(["one"]);
  });

  it("makes one object of ten at once: one answer, and nine replays or refusals to come back", async () => {
    const sent = await Promise.allSettled(Array.from({ length: 10 }, () => send("one")));
    const answers = sent.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const refusals = sent.flatMap((one) => (one.status === "rejected" ? [one.reason as FacetError] : []));
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: "request_in_flight", retryAfterMs: expect.any(Number) });
    expect(await made()).toEqual(["one"]);
  });

  it("is refused when the key came before with another payload", async () => {
    await send("one");
    await expect(send("two")).rejects.toMatchObject({ code: "idempotency_mismatch" });
    expect(await made()).toEqual(["one"]);
  });

  it("is another request on another route, by another caller, or of another organisation", async () => {
    await send("one");
    await send("two", { route: "post /other" });
    await send("three", {
      ctx: { ...account.ctx, principal: { ...account.ctx.principal, id: newId("apiKey") } },
    });
    const other = await newAccount(platform);
    await send("four", { ctx: other.ctx });
    expect((await made()).sort()).toEqual(["one", "three", "two"]);
    expect(await made(other.ctx)).toEqual(["four"]);
  });

  it("is forgotten when its verb refuses, so that it can be corrected and sent again", async () => {
    const refuse = () => Promise.reject(new FacetError("conflict", "not now"));
    await expect(send("one", { run: refuse })).rejects.toMatchObject({ code: "conflict" });
    expect(await send("two")).toMatchObject({ replayed: false });
  });

  it("is replayed for 48 hours", async () => {
    await send("one");
    platform.clock.advance(47 * 3_600_000);
    expect(await send("one")).toMatchObject({ replayed: true });
    platform.clock.advance(3_600_000);
    expect(await send("one")).toMatchObject({ replayed: false });
    expect(await made()).toEqual(["one", "one"]);
  });

  it("may be answered by a twin once its mark has run out, and then does nothing itself", async () => {
    const late = send("one", {
      run: async (ctx) => {
        platform.clock.advance(platform.timings.idempotencyInFlightMs + 1);
        await send("one");
        return create(ctx, "one");
      },
    });
    await expect(late).rejects.toMatchObject({ code: "request_in_flight" });
    expect(await made()).toEqual(["one"]);
    expect(await send("one")).toMatchObject({ replayed: true });
  });

  it("is kept although its verb writes nothing", async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      return { runs };
    };
    await send("one", { run });
    expect(await send("one", { run })).toEqual({ body: { runs: 1 }, replayed: true });
  });
});
