import { Agent, request } from "node:http";

interface Rate {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** Enough that a flush to disk which some wait for leaves the others at work. */
export const connections = 64;
/** Each project that is created is read so often. */
const readsPerCreate = 4;

/** Requests per second that a server answers when projects are created and read back, over so many connections. */
export async function measureRate({
  origin,
  headers,
  milliseconds,
}: Rate): Promise<{ perSecond: number; count: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  const end = startedAt + milliseconds;
  let count = 0;

  async function work(): Promise<void> {
    while (performance.now() < end) {
      const created = await ask("POST", "/v1/projects", 201, {
        name: "Measured",
        description: "A project of the benchmark.",
      });
      const { id } = JSON.parse(created) as { id: string };
      for (let reads = 0; reads < readsPerCreate; reads += 1) await ask("GET", `/v1/projects/${id}`, 200);
    }
  }

  function ask(method: string, path: string, wanted: number, body?: object): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, origin),
        { method, agent, headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) } },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => (text += chunk));
          response.on("end", () => {
            count += 1;
            if (response.statusCode === wanted) resolve(text);
            else
              reject(
                new Error(
                  `${method} ${path} was answered with ${response.statusCode}: ${text.slice(0, 300)}`,
                ),
              );
          });
        },
      );
      sent.on("error", reject);
      sent.end(body ? JSON.stringify(body) : undefined);
    });
  }

  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { perSecond: (count / (performance.now() - startedAt)) * 1000, count };
}
