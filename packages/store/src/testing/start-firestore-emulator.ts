import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const debianPackage = "google-cloud-cli-firestore-emulator";

/** Google's own emulator, as its Debian package brings it; undefined where it, or Java, is missing. */
function findEmulator(): string | undefined {
  const listed = spawnSync("dpkg", ["-L", debianPackage], { encoding: "utf8" });
  const jar = listed.status === 0 && listed.stdout.split("\n").find((line) => line.endsWith(".jar"));
  return jar && spawnSync("java", ["-version"]).status === 0 ? jar : undefined;
}

const jar = findEmulator();

/** Whether tests can start it. */
export const hasFirestoreEmulator = jar !== undefined;

/** For tests that are left out without it: skipping them is said aloud. */
export function sayFirestoreSkipped(what: string): void {
  if (hasFirestoreEmulator) return;
  process.stderr.write(
    `NOT RUN: ${what}. Google's Firestore emulator is not on this machine: install the package ${debianPackage} and a Java from 17 on.\n`,
  );
}

export interface FirestoreEmulator {
  /** `host:port`. It serves any project whose id begins with `demo-`; projects know nothing of each other. */
  readonly host: string;
  stop(): Promise<void>;
}

/** One emulator on a free port of this machine, up once it answers. */
export async function startFirestoreEmulator(): Promise<FirestoreEmulator> {
  if (jar === undefined) throw new Error(`${debianPackage} or Java is not on this machine`);
  const host = `127.0.0.1:${await freePort()}`;
  const [address, port] = host.split(":");
  const child = spawn(
    "java",
    [
      "-Duser.language=en",
      "-Xmx512m",
      "-cp",
      jar,
      // The package's launcher is a script that outlives its kill; this is what it starts.
      "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
      "start",
      `--host=${address}`,
      `--port=${port}`,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const left = once(child, "exit");
  let said = "";
  const up = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes("is now running")) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the Firestore emulator left with ${code}: ${said}`)));
  });
  await up;
  return {
    host,
    stop: async () => {
      child.kill("SIGTERM");
      await left;
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
