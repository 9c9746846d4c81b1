import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError } from "./env-error.ts";
import { findRedisServer, ownRedisServer } from "./find-redis-server.ts";
import { readApiEnv } from "./read-api-env.ts";
import { readCliEnv } from "./read-cli-env.ts";
import { readInferenceEnv } from "./read-inference-env.ts";
import { readRunnerEnv } from "./read-runner-env.ts";
import { otherVariables, variables } from "./variables.ts";

const token = "0123456789abcdef0123456789abcdef";
const api = { FACET_RUNNER_TOKEN: token, FACET_INFERENCE_TOKEN: token };

function problemsOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("settings", () => {
  it("need nothing but the secrets, and default to this machine alone", () => {
    const { env, warnings } = readApiEnv(api);
    expect(env).toMatchObject({
      host: "127.0.0.1",
      port: 7430,
      publicOrigin: null,
      insecureLan: false,
      logLevel: "info",
    });
    expect(env.home).toMatch(/\/\.facet$/);
    expect(warnings).toEqual([]);
    expect(readRunnerEnv(api).env).toMatchObject({
      lanes: ["cpu"],
      labels: [],
      hostId: null,
      apiUrl: "http://127.0.0.1:7430",
    });
    expect(readInferenceEnv(api).env.memoryBytes).toBeGreaterThan(1e8);
    expect(readCliEnv({}).env).toMatchObject({ apiKey: null, apiUrlGiven: false });
  });

  it("come typed, trimmed and with folders made absolute", () => {
    const { env } = readApiEnv({
      ...api,
      FACET_HOME: "state",
      FACET_API_PORT: " 0 ",
      FACET_PUBLIC_ORIGIN: "https://facet.example.org/",
      FACET_INSECURE_LAN: "1",
    });
    expect(env).toMatchObject({
      home: join(process.cwd(), "state"),
      port: 0,
      publicOrigin: "https://facet.example.org",
      insecureLan: true,
    });
    expect(
      readRunnerEnv({ ...api, FACET_RUNNER_LANES: "gpu, cpu", FACET_RUNNER_LABELS: "a,,b" }).env,
    ).toMatchObject({ lanes: ["gpu", "cpu"], labels: ["a", "b"] });
    expect(readApiEnv({ ...api, FACET_API_PORT: "" }).env.port).toBe(7430);
    expect(readCliEnv({ FACET_API_URL: "http://10.0.0.5:7430" }).env).toMatchObject({
      apiUrl: "http://10.0.0.5:7430",
      apiUrlGiven: true,
    });
  });

  it("refuse to serve with Firebase's emulator, and an identity provider that is half set up", () => {
    expect(problemsOf(() => readApiEnv({ ...api, FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:9099" }))).toMatch(
      /FIREBASE_AUTH_EMULATOR_HOST is set.*Unset it/,
    );
    expect(readApiEnv({ ...api, FIREBASE_AUTH_EMULATOR_HOST: "" }).env.identity).toEqual({ kind: "local" });
    const firebase = { ...api, FACET_IDENTITY: "firebase", FACET_FIREBASE_PROJECT: "my-project" };
    expect(problemsOf(() => readApiEnv(firebase))).toMatch(/FACET_FIREBASE_API_KEY is not set/);
    expect(problemsOf(() => readApiEnv({ ...api, FACET_OIDC_CLIENT_ID: "facet" }))).toMatch(
      /FACET_OIDC_ISSUER, .* belong together/,
    );
    expect(readApiEnv({ ...firebase, FACET_FIREBASE_API_KEY: "0123456789" }).env.identity).toEqual({
      kind: "firebase",
      projectId: "my-project",
      apiKey: "0123456789",
    });
  });

  it("refuse an emulator of Firestore that no test asked for, and a Firestore without a project", () => {
    const emulator = { ...api, FIRESTORE_EMULATOR_HOST: "127.0.0.1:8080" };
    expect(problemsOf(() => readApiEnv(emulator))).toMatch(
      /FIRESTORE_EMULATOR_HOST is set.*keeps nothing.*FACET_ALLOW_EMULATOR=1/,
    );
    expect(problemsOf(() => readApiEnv({ ...api, FACET_DOCUMENTS: "firestore" }))).toMatch(
      /FACET_GOOGLE_PROJECT is not set; FACET_DOCUMENTS=firestore needs/,
    );
    expect(readApiEnv(api).env.documents).toEqual({ kind: "sqlite" });
    const firestore = { FACET_DOCUMENTS: "firestore", FACET_GOOGLE_PROJECT: "my-project" };
    expect(readApiEnv({ ...api, ...firestore }).env.documents).toEqual({
      kind: "firestore",
      projectId: "my-project",
      emulatorHost: null,
    });
    expect(problemsOf(() => readApiEnv({ ...emulator, ...firestore }))).toContain("FIRESTORE_EMULATOR_HOST");
    const allowed = { ...emulator, ...firestore, FACET_ALLOW_EMULATOR: "1" };
    expect(readApiEnv(allowed).env.documents).toMatchObject({ emulatorHost: "127.0.0.1:8080" });
  });

  it("are refused all at once, each with its name, the cause and the fix", () => {
    const said = problemsOf(() =>
      readApiEnv({
        FACET_API_PORT: "99999",
        FACET_PUBLIC_ORIGIN: "https://x.org/path",
        FACET_INFERENCE_TOKEN: token,
      }),
    );
    expect(said).toContain(
      'FACET_API_PORT is "99999"; it needs a whole number from 0 to 65535 (0: any free port). Set FACET_API_PORT to for example 7430.',
    );
    expect(said).toContain("FACET_PUBLIC_ORIGIN");
    expect(said).toContain(
      "FACET_RUNNER_TOKEN is not set; it needs at least 32 characters without spaces. Set FACET_RUNNER_TOKEN to the output of: openssl rand -hex 32.",
    );
    expect(said.split("\n")).toHaveLength(4);
    expect(problemsOf(() => readRunnerEnv({ ...api, FACET_RUNNER_LANES: "tpu" }))).toContain(
      'FACET_RUNNER_LANES is "tpu"',
    );
    expect(problemsOf(() => readApiEnv({ ...api, FACET_PUBLIC_ORIGIN: "javascript:alert(1)" }))).toContain(
      "FACET_PUBLIC_ORIGIN",
    );
  });

  it("take the address of a Redis, and show none of it in a refusal", () => {
    expect(readApiEnv(api).env.redisUrl).toBeNull();
    const url = "rediss://default:a%20secret@redis.example.org:6380/1";
    expect(readApiEnv({ ...api, REDIS_URL: url }).env.redisUrl).toBe(url);
    for (const wrong of ["redis.example.org:6379", "https://user:hunter2@redis.example.org", "redis://"]) {
      const said = problemsOf(() => readApiEnv({ ...api, REDIS_URL: wrong }));
      expect(said).toMatch(/REDIS_URL has a value that does not fit; it needs the address of a Redis/);
      expect(said).not.toContain("hunter2");
    }
  });

  it("name the redis-server to start before one on the PATH, and that before one that was fetched", () => {
    const folder = mkdtempSync(join(tmpdir(), "facet-env-"));
    const bin = join(folder, "bin");
    const own = ownRedisServer(folder);
    expect(findRedisServer({ PATH: bin }, folder)).toBeUndefined();
    for (const file of [own, join(bin, "redis-server")]) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "", { mode: 0o755 });
      expect(findRedisServer({ PATH: bin }, folder)).toBe(file);
    }
    expect(findRedisServer({ PATH: bin, FACET_REDIS_SERVER: "/opt/redis-server" }, folder)).toBe(
      "/opt/redis-server",
    );
    rmSync(folder, { recursive: true });
  });

  it("never show a secret in a message", () => {
    const said = problemsOf(() =>
      readApiEnv({ FACET_RUNNER_TOKEN: "hunter2", FACET_INFERENCE_TOKEN: token }),
    );
    expect(said).toContain("FACET_RUNNER_TOKEN has a value that does not fit");
    expect(said).not.toContain("hunter2");
    expect(problemsOf(() => readCliEnv({ FACET_API_KEY: "hunter2" }))).not.toContain("hunter2");
  });

  it("that nobody reads are warned of, with the name that was meant", () => {
    const { warnings } = readApiEnv({
      ...api,
      FACET_API_PROT: "1",
      FACET_SOMETHING_ELSE: "1",
      PATH: "/bin",
      FACET_EVENT_FD: "3",
    });
    expect(warnings).toEqual([
      "FACET_API_PROT is set but Facet does not know it; did you mean FACET_API_PORT?",
      "FACET_SOMETHING_ELSE is set but Facet does not know it",
    ]);
  });

  it("stand in the README, each of them", () => {
    const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
    for (const name of [...Object.keys(variables), ...otherVariables])
      expect(readme).toContain(`\`${name}\``);
  });
});
