import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { BadCase } from "./bad-input.ts";
import type { Reply } from "./reply.ts";

/** Sends the same so often at once and holds every answer. Returns the one with the highest status. */
export async function sendMany(
  origin: string,
  { path, times = 1 }: BadCase,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const startedAt = performance.now();
  const sent: ClientRequest[] = [];
  const responses = await Promise.all(
    Array.from(
      { length: times },
      () =>
        new Promise<IncomingMessage>((resolve, reject) => {
          const one = request(new URL(path, origin), { agent: false, headers }, resolve);
          one.on("error", reject);
          one.end();
          sent.push(one);
        }),
    ),
  );
  const worst = responses.reduce((a, b) => ((b.statusCode ?? 0) > (a.statusCode ?? 0) ? b : a));
  const ended = new Promise<string>((resolve) => {
    let body = "";
    worst.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    worst.once("close", () => resolve(body));
  });
  if ((worst.statusCode ?? 0) < 400) worst.destroy();
  const body = await ended;
  for (const one of sent) one.destroy();
  return {
    status: worst.statusCode ?? 0,
    headers: Object.fromEntries(Object.entries(worst.headers).map(([name, value]) => [name, String(value)])),
    body,
    milliseconds: performance.now() - startedAt,
  };
}
