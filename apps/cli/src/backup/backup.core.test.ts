import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { createFacetClient, type FacetClient } from "@facet/sdk/create-client";
import { startPlatform } from "@facet/sdk/test/start-platform";
import { expect, onTestFinished, test } from "vitest";
import { repositoryRoot } from "../repository-root.ts";

const token = "0123456789abcdef0123456789abcdef";
const rows = Array.from({ length: 40 }, (_, row) =>
  JSON.stringify({ prompt: `ask ${row}`, completion: "say" }),
);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "facet-saved-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function run(args: readonly string[], env: Record<string, string>) {
  const program = join(repositoryRoot, "apps/cli/src/main.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
    env: { ...inheritedEnvironment(), ...env },
  });
  child.stdin.end();
  const [out, err] = await Promise.all(
    [child.stdout, child.stderr].map((pipe) => pipe.setEncoding("utf8").toArray()),
  );
  const code: unknown = child.exitCode ?? (await once(child, "exit"))[0];
  return { code, out: out?.join("") ?? "", err: err?.join("") ?? "" };
}

/** An API of its own on a state folder that is there already. */
async function startApi(home: string): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [join(repositoryRoot, "apps/api/src/main.ts")], {
    env: {
      ...inheritedEnvironment(),
      FACET_HOME: home,
      FACET_API_PORT: "0",
      FACET_LOG_LEVEL: "error",
      FACET_RUNNER_TOKEN: token,
      FACET_INFERENCE_TOKEN: token,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  onTestFinished(async () => {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  });
  const [message] = (await once(child, "message")) as [{ origin: string }];
  return message.origin;
}

test("F45: a backup of a running platform, restored into an empty folder, has the same jobs, models, events and bytes", async () => {
  const platform = await startPlatform({ runner: true });
  onTestFinished(() => platform.stop());
  const folder = newFolder();
  const connection = { FACET_API_URL: platform.url, FACET_API_KEY: platform.key, XDG_CONFIG_HOME: folder };
  const here = (...args: string[]) => run(args, { FACET_HOME: platform.home, ...connection });
  const ok = async (...args: string[]) => {
    const ended = await here(...args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0 });
    return ended.out;
  };
  const { id: projectId } = await platform.facet.createProject({ body: { name: "Saved" } });
  writeFileSync(join(folder, "rows.jsonl"), rows.join("\n"));
  await ok("datasets", "add", join(folder, "rows.jsonl"));
  await ok("models", "import", "base", "--starter");

  const saved: unknown = JSON.parse(await ok("backup", `${folder}/`, "--json"));
  const archive = join(folder, readdirSync(folder).find((name) => name.endsWith(".tar")) ?? "");
  expect(saved).toMatchObject({ file: archive, keys: "included", missingBlobs: [] });
  expect(await here("restore", archive)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/is not empty.*\n +A restore replaces nothing/),
  });

  const home = join(newFolder(), "new");
  expect(await run(["restore", archive], { FACET_HOME: home })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/is as it was on .*\nStart it with \.\/facet up\.\n$/),
  });
  const read = async (facet: FacetClient) => {
    const jobs = await facet.listJobs({ query: { projectId } });
    const [imported] = (await facet.listBaseModels({ query: { projectId } })).data;
    const [dataset] = (await facet.listDatasets({ query: { projectId } })).data;
    const id = dataset?.latestVersion?.id ?? "";
    const rows = await facet.listDatasetRows({ path: { id } });
    const events = await Promise.all(jobs.data.map((job) => facet.listJobEvents({ path: { id: job.id } })));
    return { jobs, imported, dataset, rows, events };
  };
  const there = await read(createFacetClient({ url: await startApi(home), apiKey: platform.key }));
  expect(there).toEqual(await read(platform.facet));
  expect(there.jobs.data.map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
  expect(there.rows.data).toHaveLength(20);
}, 120_000);
