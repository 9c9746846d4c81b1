import { BaseModel } from "@facet/contracts/base-models/base-model";
import type { BenchPlatform } from "../bench-platform.ts";
import { ask } from "./ask.ts";

/** A job that waits for a runner. Returns its id. */
export async function newJob({ apiUrl, key }: BenchPlatform, projectId: string): Promise<string> {
  const name = `bench-${crypto.randomUUID()}`;
  const answer = await ask({
    origin: apiUrl,
    token: key,
    method: "POST",
    path: "/v1/base-models",
    json: { projectId, name, source: { type: "starter" } },
  });
  return BaseModel.parse(answer).jobId;
}
