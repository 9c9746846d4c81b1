import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignInLink } from "@facet/contracts/accounts/sign-in";
import { OwnOrganisation } from "@facet/contracts/organisations/organisation";
import { Project } from "@facet/contracts/projects/project";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { startPlatform, type TestPlatform } from "@facet/sdk/test/start-platform";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A platform with a project, good data and a base model, for commands to be tried in. */
export interface World {
  readonly platform: TestPlatform;
  readonly facts: Readonly<Record<string, string>>;
  /** Runs a command of a user of their own. */
  facet(words: readonly string[], key?: string): Promise<Ended>;
  /** `{file:NAME}` becomes a path in its folder, `{FACT}` a fact. */
  fill(text: string): string;
  /** Writes files into its folder, by name. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  close(): Promise<void>;
}

interface Material {
  /** Words that import the base model `base`. */
  readonly model: readonly string[];
  readonly python?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

const good = Array.from({ length: 60 }, (_, row) =>
  JSON.stringify({
    messages: [
      { role: "user", content: `How much is ${row} and ${row}?` },
      { role: "assistant", content: String(row * 2) },
    ],
  }),
);

export async function openWorld({ model, python, facts: more = {} }: Material): Promise<World> {
  const platform = await startPlatform({ runner: true, ...(python === undefined ? {} : { python }) });
  const folder = mkdtempSync(join(tmpdir(), "facet-bad-"));
  const facts: Record<string, string> = { folder, ...more };
  const env = {
    ...inheritedEnvironment(),
    XDG_CONFIG_HOME: join(folder, "config"),
    FACET_HOME: join(folder, "home"),
    FACET_API_URL: platform.url,
  };
  const facet = (words: readonly string[], key = platform.key): Promise<Ended> => {
    const program = join(import.meta.dirname, "../main.ts");
    const args = ["--disable-warning=ExperimentalWarning", program, ...words];
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...env, FACET_API_KEY: key } });
    return finish(child);
  };
  const must = async (...words: string[]) => {
    const { code, out, err } = await facet(words);
    if (code !== 0) throw new Error(`facet ${words.join(" ")} ended with ${code}: ${err}`);
    return out;
  };

  writeFileSync(join(folder, "good.jsonl"), `${good.join("\n")}\n`);
  facts.projectId = (await must("projects", "create", "Wrong")).trim();
  facts.otherProjectId = await foundNeighbour(platform);
  const dataset = JSON.parse(await must("datasets", "add", join(folder, "good.jsonl"), "--json"));
  facts.versionId = dataset.latestVersion.id;
  facts.baseModelId = JSON.parse(await must("models", "import", "base", ...model, "--json")).id;
  const first = ["train", "--model", "base", "--data", "good", "--preset", "quick", "--set", "max_steps=5"];
  await must(...first, "--set", "max_length=128", "--no-evaluate", "--no-export", "--follow");

  const fill = (text: string) =>
    text
      .replace(/\{file:([^}]+)\}/g, (_whole, name: string) => join(folder, name))
      .replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  return {
    platform,
    facts,
    facet,
    fill,
    write(files) {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    },
    async close() {
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function finish(child: ReturnType<typeof spawn>): Promise<Ended> {
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin?.end();
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

/** A project of another organisation on the same platform, made as people make one. Its id. */
async function foundNeighbour({ url, key }: TestPlatform): Promise<string> {
  let cookie = "";
  async function ask(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${url}/v1${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: url,
        ...(cookie === "" ? {} : { cookie }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return JSON.parse(text);
  }
  const { token } = SignInLink.parse(await ask("/auth/links", {}, { authorization: `Bearer ${key}` }));
  await ask("/auth/sign-in-link", { token });
  const { id } = OwnOrganisation.parse(await ask("/orgs", { name: "Neighbour" }));
  const project = await ask("/projects", { name: "Theirs" }, { "facet-organisation": id });
  return Project.parse(project).id;
}
