import { afterEach, beforeEach, expect, it } from "vitest";
import { type Account, newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { until } from "../testing/until.ts";
import { followFeed } from "./follow-feed.ts";
import { projectTopic } from "./topics.ts";

let platform: TestPlatform;
let account: Account;
const gone = new AbortController();
beforeEach(async () => {
  platform = await openTestPlatform();
  account = await newAccount(platform);
});
afterEach(() => platform.close());

it("the feed ends once hints may have been missed, after those that arrived: its reader comes back and reads anew", async () => {
  const { ctx, projectId } = account;
  const feed = followFeed({ ctx, input: { projectId, signal: gone.signal } });
  const first = feed.next();
  await until(() => platform.held() > 0, "the feed listens");
  const hint = { noun: "job", id: "job_1", version: 2 };
  platform.signals.publish(projectTopic(projectId), JSON.stringify(hint));
  expect(await first).toEqual({ done: false, value: hint });
  const next = feed.next();
  // What an adapter says to every subscriber after a lost connection.
  platform.signals.publish(projectTopic(projectId));
  expect(await next).toEqual({ done: true, value: undefined });
  expect(platform.held()).toBe(0);
});
