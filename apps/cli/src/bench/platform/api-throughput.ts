import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { superviseProcess } from "../../local/supervised-process.ts";
import { repositoryRoot } from "../../repository-root.ts";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { connections, measureRate } from "./measure-rate.ts";

const rounds = 5;
const roundMs = 1500;
const warmUpMs = 1500;

interface Throughput {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** The API beside a bare Hono server: one process each, the same requests from the same client, in turns within one run. */
export async function measureThroughput(
  platform: BenchPlatform,
  onTrouble: (line: string) => void,
): Promise<Throughput> {
  const bare = superviseProcess(
    {
      name: "bare",
      script: join(repositoryRoot, "apps/api/src/bench/bare-server.ts"),
      logFile: join(platform.home, "logs", "bare.log"),
      env: inheritedEnvironment(),
    },
    onTrouble,
  );
  try {
    const headers = { authorization: `Bearer ${platform.key}` };
    const [api, hono] = [
      { origin: platform.apiUrl, headers },
      { origin: await bare.ready, headers },
    ];
    for (const server of [api, hono]) await measureRate({ ...server, milliseconds: warmUpMs });
    const rates = { api: [] as number[], hono: [] as number[] };
    let count = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ours = await measureRate({ ...api, milliseconds: roundMs });
      const theirs = await measureRate({ ...hono, milliseconds: roundMs });
      rates.api.push(ours.perSecond);
      rates.hono.push(theirs.perSecond);
      count += ours.count + theirs.count;
    }
    // Round by round, so that what else this machine does weighs on both alike.
    const ratios = rates.api.map((rate, round) => rate / (rates.hono[round] ?? rate));
    const [ours, theirs] = [percentile(rates.api, 0.5), percentile(rates.hono, 0.5)];
    return {
      figures: [
        figure({
          name: "API beside bare Hono, requests a second",
          value: percentile(ratios, 0.5),
          unit: "ratio",
          bar: 0.4,
          sense: "at least",
          count,
        }),
      ],
      notes: [
        `API ${Math.round(ours)} requests/s, bare Hono ${Math.round(theirs)} requests/s; one create, then four reads; ${connections} connections`,
      ],
    };
  } finally {
    await bare.stop();
  }
}
