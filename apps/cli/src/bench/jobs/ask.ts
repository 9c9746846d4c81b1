import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

interface Asked {
  readonly origin: string;
  readonly token?: string;
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Buffer;
}

/** One request over a kept connection: the bench must cost little beside what it measures. Throws on a refusal. */
export async function ask(asked: Asked): Promise<unknown> {
  // The server may close a connection that rests in the moment it is taken again: nothing was asked then.
  for (;;) {
    const answer = await send(asked);
    if (answer !== rested) return answer;
  }
}

const rested = Symbol("the connection rested for too long");

function send({ origin, token, method, path, json, bytes }: Asked): Promise<unknown> {
  const body = bytes ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
  const type = bytes === undefined ? "application/json" : "application/octet-stream";
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, origin),
      {
        method,
        agent,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "content-type": type, "content-length": body.length }),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          if (status >= 300) reject(new Error(`${method} ${path} was answered with ${status}: ${text}`));
          else resolve(text === "" ? null : JSON.parse(text));
        });
        response.on("error", reject);
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(rested);
      else reject(error);
    });
    sent.end(body);
  });
}
