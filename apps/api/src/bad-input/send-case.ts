import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import type { BadCase } from "./bad-input.ts";
import type { Reply } from "./reply.ts";
import { sendMany } from "./send-many.ts";

/** No answer may take longer. */
const limitMs = 30_000;
/** Enough of an endless answer. */
const mostRead = 1024 * 1024;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends one request as it is: no client mends it on the way. */
export function sendCase(
  origin: string,
  given: BadCase,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  if (given.times !== undefined) return sendMany(origin, given, headers);
  return given.wire === undefined
    ? sendRequest(origin, given, headers)
    : sendWire(new URL(origin), given.wire, given.hangUp === true);
}

function sendRequest(
  origin: string,
  given: BadCase,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { method = "GET", path, json, bytes } = given;
  const body = bytes?.() ?? (json === undefined ? undefined : JSON.stringify(json));
  const { hostname, port } = new URL(origin);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        agent,
        signal: AbortSignal.timeout(limitMs),
        headers: {
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        let text = "";
        const done = () => {
          const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(flat) as Record<string, string>,
            body: text,
            milliseconds: performance.now() - startedAt,
          });
        };
        // A live stream has no end: its first words are its answer.
        const isStream = response.headers["content-type"] === "text/event-stream";
        response.on("data", (chunk: Buffer) => {
          if (text.length < mostRead) text += chunk.toString();
          if (isStream && text.includes("\n\n", 10)) response.destroy();
        });
        response.once("close", done);
      },
    );
    // A kept connection may be closed by the server in the moment it is taken again: then nothing was asked yet.
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(sendRequest(origin, given, headers));
      else reject(error);
    });
    sent.end(body);
  });
}

async function sendWire({ hostname, port }: URL, wire: string, hangUp: boolean): Promise<Reply> {
  const startedAt = performance.now();
  const socket = connect({ host: hostname, port: Number(port) });
  socket.setTimeout(limitMs, () => socket.destroy(new Error("no answer")));
  await once(socket, "connect");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => undefined);
  if (hangUp) socket.end(wire, "latin1");
  else socket.write(wire, "latin1");
  await new Promise((done) => socket.once("close", done));
  const text = Buffer.concat(chunks).toString();
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  return {
    status: Number(first.split(" ")[1] ?? 0),
    headers: Object.fromEntries(
      lines.map((line) => [
        line.split(":", 1)[0]?.toLowerCase() ?? "",
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
    ),
    body: rest.join("\r\n\r\n"),
    milliseconds: performance.now() - startedAt,
  };
}
