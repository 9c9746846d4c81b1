import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(
  import.meta.dirname,
  "../../../../.facet/tools/auth-emulator/node_modules/firebase-tools/lib/bin/firebase.js",
);

/** Whether the emulator was fetched: `./facet test core --all` does. */
export const hasAuthEmulator = existsSync(script);

export interface AuthEmulator {
  readonly host: string;
  readonly projectId: string;
  stop(): Promise<void>;
}

/** Google's own emulator of Firebase Authentication, on ports and in a folder of its own. */
export async function startAuthEmulator(): Promise<AuthEmulator> {
  const folder = await mkdtemp(join(tmpdir(), "facet-firebase-"));
  const projectId = "demo-facet";
  const [auth, hub, logging] = [await freePort(), await freePort(), await freePort()];
  const host = "127.0.0.1";
  const emulators = {
    singleProjectMode: true,
    ui: { enabled: false },
    auth: { host, port: auth },
    hub: { host, port: hub },
    logging: { host, port: logging },
  };
  await writeFile(join(folder, "firebase.json"), JSON.stringify({ emulators }));
  const child = spawn(
    process.execPath,
    [script, "emulators:start", "--project", projectId, "--only", "auth"],
    {
      cwd: folder,
      env: { HOME: folder, CI: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  await new Promise<void>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("All emulators ready")) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the emulator left with ${code}: ${said.slice(-2000)}`)));
  });
  return {
    host: `${host}:${auth}`,
    projectId,
    async stop() {
      if (child.exitCode === null) {
        const left = once(child, "exit");
        child.kill("SIGINT");
        await left;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
