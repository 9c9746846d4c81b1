import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A way to a server on which things go wrong. */
export interface FaultyPath {
  readonly url: string;
  readonly port: number;
  /** Nothing gets through any more, and nobody is told: a cable that was pulled. */
  blackHole(): void;
  /** Connections that were there stay dead; new ones work: a router that forgot. */
  forget(): void;
  /** As before. What was held back by `blackHole` goes on. */
  heal(): void;
  /** Resets every open connection. */
  cut(): void;
  /** The next connections are reset after so many bytes of an answer. */
  cutAfter(bytes: number | null): void;
  /** Requests arrive, and their answers are lost: the connection is reset at the first byte. */
  loseAnswers(loses: boolean): void;
  /** Answers pass at this pace, a connection each. */
  throttle(bytesPerSecond: number | null): void;
  /** New connections are refused with a reset. */
  refuse(refuses: boolean): void;
  connections(): number;
  close(): Promise<void>;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  dead: boolean;
}

export async function openProxy(targetPort: number): Promise<FaultyPath> {
  const lines = new Set<Line>();
  let held = false;
  let refuses = false;
  let cutAfter: number | null = null;
  let losesAnswers = false;
  let pace: number | null = null;
  let healed = Promise.withResolvers<void>();

  const gateway = createServer((client) => {
    if (refuses) {
      client.resetAndDestroy();
      return;
    }
    const server = createConnection(targetPort, "127.0.0.1");
    const line: Line = { client, server, dead: false };
    lines.add(line);
    const end = () => {
      lines.delete(line);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on("error", end).on("close", end);
    const budget = { left: cutAfter ?? Number.POSITIVE_INFINITY };
    void pump(client, server, line, { left: Number.POSITIVE_INFINITY });
    void pump(server, client, line, budget);
  });

  /** Until one side ends, or the budget of bytes is used up. */
  async function pump(from: Socket, to: Socket, line: Line, budget: { left: number }): Promise<void> {
    const isAnswer = from === line.server;
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        while (held && !from.destroyed) await Promise.race([healed.promise, pause(20)]);
        if (line.dead) continue;
        if (losesAnswers && isAnswer) {
          to.resetAndDestroy();
          return;
        }
        await pass(chunk.subarray(0, budget.left), isAnswer, to);
        budget.left -= chunk.length;
        if (budget.left <= 0) {
          // What was passed is to arrive before the reset does.
          await pause(1);
          to.resetAndDestroy();
          return;
        }
      }
      if (!line.dead) to.end();
    } catch {
      to.destroy();
    }
  }

  async function pass(chunk: Buffer, isAnswer: boolean, to: Socket): Promise<void> {
    if (!isAnswer || pace === null) {
      if (!to.write(chunk) && !to.destroyed) await once(to, "drain");
      return;
    }
    const size = Math.max(1, Math.floor(pace / 10));
    for (let at = 0; at < chunk.length && !to.destroyed; at += size) {
      to.write(chunk.subarray(at, at + size));
      if (pace !== null) await pause((size * 1000) / pace);
    }
  }

  gateway.listen(0, "127.0.0.1");
  await once(gateway, "listening");
  const address = gateway.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    blackHole() {
      held = true;
    },
    forget() {
      for (const line of lines) line.dead = true;
    },
    heal() {
      held = false;
      refuses = false;
      losesAnswers = false;
      cutAfter = null;
      pace = null;
      healed.resolve();
      healed = Promise.withResolvers<void>();
    },
    cut() {
      for (const { client } of lines) client.resetAndDestroy();
    },
    cutAfter(bytes) {
      cutAfter = bytes;
    },
    loseAnswers(loses) {
      losesAnswers = loses;
    },
    throttle(bytesPerSecond) {
      pace = bytesPerSecond;
    },
    refuse(answer) {
      refuses = answer;
    },
    connections: () => lines.size,
    async close() {
      for (const { client, server } of lines) {
        client.destroy();
        server.destroy();
      }
      gateway.close();
      await once(gateway, "close");
    },
  };
}
