import { JobEvent } from "@facet/contracts/events/job-event";
import type { BenchPlatform } from "./bench-platform.ts";

export interface ArrivedEvent {
  readonly event: JobEvent;
  /** Milliseconds since the epoch at which the line had been read here. */
  readonly arrivedAt: number;
}

/** A job's events as a live client gets them, to the job's end. */
export async function* followJob(
  { apiUrl, key }: BenchPlatform,
  jobId: string,
): AsyncGenerator<ArrivedEvent> {
  const response = await fetch(new URL(`/v1/jobs/${jobId}/events`, apiUrl), {
    headers: { authorization: `Bearer ${key}`, accept: "text/event-stream" },
  });
  if (!response.ok || response.body === null)
    throw new Error(`the events of ${jobId} were answered with ${response.status}`);
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body) {
    const arrivedAt = performance.timeOrigin + performance.now();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data: "))
        yield { event: JobEvent.parse(JSON.parse(line.slice("data: ".length))), arrivedAt };
    }
  }
}
