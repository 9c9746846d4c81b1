import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { startPlatform, type TestPlatform } from "@facet/sdk/test/start-platform";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ runner: true });
}, 60_000);
afterAll(() => platform.stop());

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "facet-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A user of their own: their settings are in a folder of their own. */
function newUser(more: Record<string, string> = {}) {
  const config = newFolder();
  const connection = { FACET_API_URL: platform.url, FACET_API_KEY: platform.key };
  const env = {
    ...inheritedEnvironment(),
    XDG_CONFIG_HOME: config,
    FACET_HOME: join(config, "home"),
    ...connection,
    ...more,
  };
  const facet = (args: readonly string[], input = ""): Promise<Ended> => run(args, env, input);
  return { config, env, facet };
}

function start(args: readonly string[], env: Record<string, string>) {
  return spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts"), ...args],
    { env },
  );
}

function run(args: readonly string[], env: Record<string, string>, input: string): Promise<Ended> {
  const child = start(args, env);
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

const rows = Array.from(
  { length: 40 },
  (_, row) => `${JSON.stringify({ prompt: `ask ${row}`, completion: `say ${row}` })}\n`,
);

test("the whole way: data in, model in, train by recipe, verdict, certificate, files verified offline", async () => {
  const { facet } = newUser();
  const folder = newFolder();
  writeFileSync(join(folder, "rows.jsonl"), rows.join(""));
  writeFileSync(
    join(folder, "recipe.yaml"),
    "name: cli-tuned\nbaseModel: CLI-base\ndataset: { file: rows.jsonl }\npreset: quick\nknobs: { max_steps: 12 }\n",
  );
  const ok = async (...args: string[]) => {
    const ended = await facet(args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0 });
    return ended;
  };

  await ok("projects", "create", "Way");
  expect((await ok("projects", "list")).out).toMatch(/^\* {2}Way /m);
  expect((await ok("datasets", "add", join(folder, "rows.jsonl"), "--preview")).out).toContain(
    "prompt-completion",
  );
  expect((await ok("models", "import", "cli-base", "--starter")).out).toContain("cli-base");

  const train = ["train", "--recipe", join(folder, "recipe.yaml"), "--set", "learning_rate=0.001"];
  expect((await ok(...train, "--dry-run")).err).toContain("Memory");
  const followed = await ok(...train, "--follow");
  expect(followed.err).toContain("train: done in");
  expect(followed.err).not.toContain("\u001b");
  expect(followed.out).toContain("METRIC");
  const datasets: unknown[] = JSON.parse((await ok("datasets", "list", "--json")).out);
  expect(datasets, "the recipe's file is uploaded once").toHaveLength(1);

  expect((await ok("datasets", "rows", datasetName(datasets), "--limit", "2")).out).toContain("ask ");
  expect((await ok("jobs", "list")).out).toContain("succeeded");
  expect((await ok("eval", "show", "cli-tuned")).out).toContain("held-out rows");
  expect((await ok("eval", "rows", "cli-tuned")).out).toMatch(/wanted .*\n.*base/);
  expect((await ok("export", "show")).out).toContain("ARTEFACT");
  expect((await ok("models", "list")).out).toMatch(/^cli-tuned +tuned/m);

  const files = join(folder, "files");
  expect((await ok("export", "download", files)).out).toContain("verified");
  expect((await ok("verify", files)).out).toContain("whole");
  const { data } = await platform.facet.listSigningKeys();
  expect((await ok("verify", files, "--public-key", data[0]?.publicKey ?? "")).out).toContain(
    "the key you trust",
  );
  writeFileSync(join(files, "merged", "more.txt"), "x");
  expect(await facet(["verify", files])).toMatchObject({ code: 1, out: expect.stringContaining("more.txt") });
}, 120_000);

function datasetName(datasets: readonly unknown[]): string {
  const [first] = datasets;
  return typeof first === "object" && first !== null && "name" in first ? String(first.name) : "";
}

test("an upload that was killed in the middle goes on with the same command, and says so", async () => {
  const { config, env, facet } = newUser();
  const file = join(newFolder(), "large.jsonl");
  writeFileSync(file, "");
  truncateSync(file, 160 * 1024 ** 2);
  const remembered = join(config, "facet", "uploads.json");
  const uploadIds = () =>
    Object.values(JSON.parse(readFileSync(remembered, "utf8")) as Record<string, { id: string }>).map(
      (one) => one.id,
    );
  const ok = async (...args: string[]) => expect(await facet(args)).toMatchObject({ code: 0 });
  await ok("projects", "create", "Interrupted");

  const child = start(["datasets", "add", file, "--detach"], env);
  const gone = once(child, "exit");
  await vi.waitFor(() => expect(uploadIds()).toHaveLength(1), { timeout: 30_000, interval: 2 });
  const id = uploadIds()[0] ?? "";
  const arrived = async () => (await platform.facet.getUpload({ path: { id } })).parts.length;
  await vi.waitFor(async () => expect(await arrived()).toBeGreaterThan(0), { timeout: 30_000, interval: 2 });
  child.kill("SIGKILL");
  await gone;
  expect(await platform.facet.getUpload({ path: { id } })).toMatchObject({ state: "open" });

  const again = await facet(["datasets", "add", file, "--detach"]);
  expect(again).toMatchObject({ code: 0 });
  expect(again.err).toMatch(/^Going on with the upload of large.jsonl .*: \d+.* of 168 MB have arrived\.$/m);
  expect(await platform.facet.getUpload({ path: { id } })).toMatchObject({ state: "completed" });
  expect(uploadIds()).toEqual([]);
});

test.each([
  ["a command that is not there", ["nope"], 2],
  ["a knob without a value", ["train", "--set", "learning_rate"], 2],
  ["a source that is not named", ["models", "import", "x"], 2],
  ["a job that is not there", ["jobs", "show", "job_00000000000000000000000000"], 4],
  ["a model that is not there", ["chat", "--model", "nobody", "Hello"], 4],
])("%s ends with its own code, a cause and a fix, and no stack", async (_name, args, code) => {
  const { facet } = newUser();
  await facet(["projects", "create", "Codes"]);
  const ended = await facet(args);
  expect(ended).toMatchObject({ code, out: "" });
  expect(ended.err).toMatch(/^facet: .+\n.*\S/);
  expect(ended.err).not.toMatch(/^\s+at /m);
});

test("without a platform and without a login, the way out is said", async () => {
  const config = newFolder();
  const env = { ...inheritedEnvironment(), XDG_CONFIG_HOME: config, FACET_HOME: join(config, "home") };
  expect(await run(["projects", "list"], env, "")).toMatchObject({
    code: 1,
    err: expect.stringContaining("./facet up"),
  });
  expect(await run(["status"], env, "")).toMatchObject({
    code: 1,
    out: expect.stringContaining("./facet up"),
  });
});

test("a wrong key ends with 5", async () => {
  const { facet } = newUser({ FACET_API_KEY: "fct_live_nobody" });
  expect(await facet(["projects", "list"])).toMatchObject({
    code: 5,
    err: expect.stringContaining("API key"),
  });
});

test("a login reads the key from standard input, keeps it for this user alone, and serves the other commands", async () => {
  const config = newFolder();
  const env = { ...inheritedEnvironment(), XDG_CONFIG_HOME: config, FACET_HOME: join(config, "home") };
  expect(await run(["login", "--url", platform.url], env, "fct_live_wrong\n")).toMatchObject({ code: 5 });
  expect(await run(["login", "--url", platform.url], env, `${platform.key}\n`)).toMatchObject({ code: 0 });
  const file = join(config, "facet", "login.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ url: platform.url, key: platform.key });
  expect(await run(["runners"], env, "")).toMatchObject({ code: 0, out: expect.stringContaining("online") });
});

test("two projects and none chosen: the command asks instead of guessing", async () => {
  const { facet } = newUser();
  await platform.facet.createProject({ body: { name: "One of two" } });
  await platform.facet.createProject({ body: { name: "Two of two" } });
  expect(await facet(["datasets", "list"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("projects use"),
  });
  expect(await facet(["projects", "use", "Two of two"])).toMatchObject({ code: 0 });
  expect(await facet(["datasets", "list"])).toMatchObject({ code: 0 });
});

test("a secret comes by standard input and is never shown; a key is shown once and can be revoked", async () => {
  const { facet } = newUser();
  const value = "hf_a-secret-of-this-test";
  const set = await facet(["secrets", "set", "hub"], `${value}\n`);
  const list = await facet(["secrets", "list", "--json"]);
  expect([set.code, list.code]).toEqual([0, 0]);
  expect(set.out + set.err + list.out).not.toContain(value);
  expect(list.out).toContain("hub");

  const made = await facet(["keys", "create", "for-ci", "--scopes", "projects:read"]);
  expect(made.out).toMatch(/^fct_live_\S+\n$/);
  const ci = newUser({ FACET_API_KEY: made.out.trim() });
  expect(await ci.facet(["projects", "list"])).toMatchObject({ code: 0 });
  expect(await ci.facet(["projects", "create", "No"])).toMatchObject({ code: 5 });
  expect(await facet(["keys", "revoke", "for-ci"])).toMatchObject({ code: 0 });
  expect(await ci.facet(["projects", "list"])).toMatchObject({ code: 5 });
});

test.each(["bash", "zsh", "fish"])("completions for %s name the verbs and their options", async (shell) => {
  const { code, out } = await newUser().facet(["completions", shell]);
  expect(code).toBe(0);
  expect(out).toContain("datasets");
  expect(out).toContain(shell === "fish" ? "-l held-out" : "--held-out");
});
