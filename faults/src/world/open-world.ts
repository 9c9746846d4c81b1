import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { startRedis } from "@facet/queue/testing/start-redis";
import { enginesIn } from "./engines.ts";
import { takeFigures } from "./figures.ts";
import { freePort } from "./free-port.ts";
import { openLedger } from "./ledger.ts";
import { openClient } from "./open-client.ts";
import { type FaultyPath, openProxy } from "./open-proxy.ts";
import { type Part, startPart } from "./part.ts";
import type { Filled, PreparedHome } from "./prepared-home.ts";
import { seededRandom } from "./random.ts";
import type { Setting } from "./setting.ts";
import type { FirestorePlace, World } from "./world.ts";

interface OpenWorld {
  readonly setting: Setting;
  readonly prepared: PreparedHome;
  readonly firestore: FirestorePlace | null;
}

const defaultTimingScale = 0.05;
const token = "0123456789abcdef0123456789abcdef";

export async function openWorld({ setting, prepared, firestore }: OpenWorld): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "facet-faults-"));
  const home = join(folder, "platform");
  await mkdir(home);
  if (prepared.home !== null) await cp(prepared.home, home, { recursive: true });
  const redis = setting.lane === "bullmq" ? await startRedis() : null;
  const ports = new Map<string, number>([["main", await freePort()]]);
  const apiUrl = `http://127.0.0.1:${ports.get("main")}`;
  const timingScale = setting.timingScale ?? defaultTimingScale;
  const ledger = openLedger();
  const figures = takeFigures();
  const started: { readonly what: "api" | "runner"; readonly part: Part }[] = [];
  const proxies: FaultyPath[] = [];
  const plants = setting.plants ?? [];
  const common = {
    FACET_TIMING_SCALE: String(timingScale),
    FACET_RUNNER_TOKEN: token,
    FACET_INFERENCE_TOKEN: token,
  };
  let main: Part | undefined;
  let filled: Filled = prepared;
  let ownerKey: string | undefined;

  async function credential(): Promise<string> {
    ownerKey ??= (JSON.parse(await readFile(join(home, "owner.json"), "utf8")) as { key: string }).key;
    return ownerKey;
  }
  const client = (name: string, url = apiUrl) => openClient({ name, url, credential, ledger });
  const machineFolder = (machine = "first") => join(folder, "machines", machine);

  return {
    setting,
    folder,
    home,
    random: seededRandom(setting.seed),
    timings: scaleTimings(productionTimings, timingScale),
    ledger,
    figures: figures.taken,
    owner: client("owner"),
    runnerToken: token,
    redis,
    firestore,
    inherited: prepared.home === null ? null : prepared.fineTuneId,
    get material() {
      return filled.material;
    },
    get reference() {
      return filled.reference;
    },
    adopt(given) {
      filled = given;
    },
    apiUrl,
    urlOf(name) {
      const port = ports.get(name);
      if (port === undefined) throw new Error(`no API was started as ${name}`);
      return `http://127.0.0.1:${port}`;
    },
    client,
    async startApi({ name = "main", env = {}, preload = [] } = {}) {
      const port = ports.get(name) ?? (await freePort());
      ports.set(name, port);
      const part = startPart({
        script: "apps/api/src/main.ts",
        preload: [...plants, ...preload],
        env: {
          ...common,
          FACET_HOME: home,
          FACET_API_PORT: String(port),
          ...(redis === null ? {} : { REDIS_URL: redis.url }),
          ...(firestore === null
            ? {}
            : {
                FACET_DOCUMENTS: "firestore",
                FACET_GOOGLE_PROJECT: firestore.project,
                FIRESTORE_EMULATOR_HOST: firestore.host,
                FACET_ALLOW_EMULATOR: "1",
                METADATA_SERVER_DETECTION: "none",
              }),
          ...env,
        },
      });
      started.push({ what: "api", part });
      if (name === "main") main = part;
      await part.listening();
      return part;
    },
    api() {
      if (main === undefined) throw new Error("no API was started");
      return main;
    },
    startRunner({ machine = "first", plan = {}, via = apiUrl, env = {}, preload = [] } = {}) {
      const part = startPart({
        script: "workers/runner/src/main.ts",
        preload: [...plants, ...preload],
        env: {
          ...common,
          FACET_HOME: machineFolder(machine),
          FACET_RUNNER_HOST_ID: `machine-${machine}`,
          FACET_API_URL: via,
          FACET_ENGINE: "rehearsal",
          FACET_THREADS: "1",
          FACET_REHEARSAL: JSON.stringify(plan),
          ...env,
        },
      });
      started.push({ what: "runner", part });
      return part;
    },
    async proxy() {
      const opened = await openProxy(Number(new URL(apiUrl).port));
      proxies.push(opened);
      return opened;
    },
    machineFolder,
    bar: (...measured) => figures.bar(...measured),
    tally: (...counted) => figures.tally(...counted),
    outputs: () =>
      started.map(({ what, part }) => `== ${what}, process ${part.pid}\n${part.output()}`).join("\n"),
    async stop() {
      for (const what of ["runner", "api"] as const)
        await Promise.all(
          started.filter((one) => one.what === what && one.part.isAlive()).map(({ part }) => part.stop()),
        );
    },
    async close(keep = false) {
      await Promise.all(started.filter(({ part }) => part.isAlive()).map(({ part }) => part.kill()));
      for (const { pid } of enginesIn(folder)) endGroup(pid);
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await redis?.stop();
      if (!keep) return rm(folder, { recursive: true, force: true });
      await ledger.save(join(folder, "ledger.ndjson"));
    },
  };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It went by itself meanwhile.
  }
}
