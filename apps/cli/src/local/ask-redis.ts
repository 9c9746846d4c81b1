import { once } from "node:events";
import { connect } from "node:net";

export interface RedisPlace {
  readonly port: number;
  /** Without spaces or quotes. */
  readonly password: string;
}

const patienceMs = 2000;

/** What the Redis of this machine answers to a command of one line; undefined when none answers that this password opens. */
export async function askRedis({ port, password }: RedisPlace, command: string): Promise<string | undefined> {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.setEncoding("utf8");
  socket.setTimeout(patienceMs, () => socket.destroy());
  try {
    await once(socket, "connect");
    socket.write(`AUTH ${password}\r\n${command}\r\n`);
    let said = "";
    for await (const part of socket) {
      said += String(part);
      const [opened, answer, ended] = said.split("\r\n");
      if (ended !== undefined) return opened === "+OK" ? answer : undefined;
    }
    return undefined;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
