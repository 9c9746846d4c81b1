import type { Priority } from "@facet/contracts/jobs/priority";
import type { FacetClient } from "@facet/sdk/create-client";
import { getFineTune, getJob } from "@facet/sdk/generated/sdk.gen";
import { editHeaders } from "../connection/edit-headers.ts";
import { isFineTune } from "./is-fine-tune.ts";

type Verb = "cancel" | "pause" | "resume" | "retry";

interface Acted {
  readonly id: string;
  readonly state: string;
}

/** What a person can ask of a job, or of a fine-tune as a whole. Answers what it became; a retry answers the new job. */
export function actOn(facet: FacetClient, verb: Verb, id: string): Promise<Acted> {
  const path = { id };
  const ofFineTune: Readonly<Record<Verb, () => Promise<Acted>>> = {
    cancel: () => facet.cancelFineTune({ path }),
    pause: () => facet.pauseFineTune({ path }),
    resume: () => facet.resumeFineTune({ path }),
    retry: () => facet.retryFineTune({ path }),
  };
  const ofJob: Readonly<Record<Verb, () => Promise<Acted>>> = {
    cancel: () => facet.cancelJob({ path }),
    pause: () => facet.pauseJob({ path }),
    resume: () => facet.resumeJob({ path }),
    retry: () => facet.retryJob({ path }),
  };
  return (isFineTune(id) ? ofFineTune : ofJob)[verb]();
}

/** Moves a job, or every open job of a fine-tune, in line. */
export async function setPriority(facet: FacetClient, id: string, priority: Priority): Promise<Acted> {
  const path = { id };
  const client = facet.http;
  if (isFineTune(id)) {
    const headers = await editHeaders(getFineTune({ client, path }));
    return facet.updateFineTune({ path, headers, body: { priority } });
  }
  const headers = await editHeaders(getJob({ client, path }));
  return facet.updateJob({ path, headers, body: { priority } });
}
