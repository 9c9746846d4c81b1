/** What a client of a job's stream has seen, over all the connections that it needed. */
export interface Follower {
  /** `seq` of each event that was applied, in the order of arrival. */
  readonly applied: readonly number[];
  /** Events that came although they had been applied: harmless, and counted. */
  repeats(): number;
  connections(): number;
  /** Resolves once the stream has told of the job's end, or `stop` was called. */
  readonly done: Promise<void>;
  stop(): void;
}

interface Follow {
  readonly url: string;
  readonly key: string;
  readonly jobId: string;
}

const ends = new Set(["succeeded", "failed", "cancelled", "expired"]);

/** Follows a job's events as a browser does: on a break it connects again and says what it has seen. */
export function followStream({ url, key, jobId }: Follow): Follower {
  const applied: number[] = [];
  const over = new AbortController();
  let repeats = 0;
  let connections = 0;

  function take(block: string): boolean {
    const fields = new Map(
      block.split("\n").flatMap((line): [string, string][] => {
        const at = line.indexOf(": ");
        return at > 0 ? [[line.slice(0, at), line.slice(at + 2)]] : [];
      }),
    );
    const seq = Number(fields.get("id"));
    if (!Number.isInteger(seq)) return false;
    if (seq <= (applied.at(-1) ?? 0)) {
      repeats += 1;
      return false;
    }
    applied.push(seq);
    const { data } = JSON.parse(fields.get("data") ?? "{}") as { data?: { to?: string } };
    return fields.get("event") === "state" && ends.has(data?.to ?? "");
  }

  async function connect(): Promise<boolean> {
    connections += 1;
    const last = applied.at(-1);
    const response = await fetch(new URL(`/v1/jobs/${jobId}/events`, url), {
      headers: {
        accept: "text/event-stream",
        authorization: `Bearer ${key}`,
        ...(last === undefined ? {} : { "last-event-id": String(last) }),
      },
      signal: over.signal,
    });
    if (!response.ok || response.body === null) return false;
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) if (take(block)) return true;
    }
    return false;
  }

  async function follow(): Promise<void> {
    while (!over.signal.aborted) {
      if (await connect().catch(() => false)) return;
      if (!over.signal.aborted) await new Promise((next) => setTimeout(next, 50));
    }
  }
  return {
    applied,
    repeats: () => repeats,
    connections: () => connections,
    done: follow(),
    stop: () => over.abort(),
  };
}

/** A sentence when numbers are missing, else undefined. */
export function gapIn({ applied }: Pick<Follower, "applied">, upTo: number): string | undefined {
  const at = applied.findIndex((seq, index) => seq !== index + 1);
  if (at >= 0) return `event ${applied[at]} came in the place of ${at + 1}`;
  return applied.length < upTo ? `it ended with event ${applied.length} of ${upTo}` : undefined;
}
