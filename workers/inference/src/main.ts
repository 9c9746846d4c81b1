import { Server } from "node:http";
import { join, resolve } from "node:path";
import { fetchArtifact } from "@facet/artifacts/fetch-artifact";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { EnvError } from "@facet/env/env-error";
import { readInferenceEnv } from "@facet/env/read-inference-env";
import { openLog } from "@facet/log/open-log";
import { closeServer } from "@facet/net/close-server";
import { serve } from "@hono/node-server";
import { openModelPool } from "./models/model-pool.ts";
import { openRowPreviewer } from "./preview/row-previewer.ts";
import { createServer } from "./server/create-server.ts";

const engineFolder = resolve(import.meta.dirname, "../../engine");

/** Answers in progress have so long to end once this process is told to. */
const closeMs = 10_000;

try {
  start();
} catch (error) {
  process.stderr.write(
    `${error instanceof EnvError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}

function start(): void {
  const { env, warnings } = readInferenceEnv();
  const log = openLog({ name: "inference", level: env.logLevel });
  for (const warning of warnings) log.warn(warning);
  const python = env.python ?? join(env.home, "venv", "bin", "python");
  const engineEnv = {
    PYTHONPATH: engineFolder,
    OMP_NUM_THREADS: "1",
    OMP_WAIT_POLICY: "PASSIVE",
    GOMP_SPINCOUNT: "0",
    HF_HUB_OFFLINE: "1",
  };

  const fetchLinked = (artifact: LinkedArtifact) =>
    fetchArtifact({
      files: artifact.files.map((file) => ({ ...file, href: new URL(file.href, env.apiUrl).href })),
      cacheRoot: join(env.home, "cache"),
      manifestSha256: artifact.manifestSha256,
    });
  const previewer = openRowPreviewer({
    argv: [python, "-m", "facet_engine", "preview"],
    env: engineEnv,
    fetchArtifact: fetchLinked,
    log,
  });
  const pool = openModelPool({
    programs: {
      llama: { argv: [process.execPath, resolve(import.meta.dirname, "children/llama.ts")], env: {} },
      transformers: { argv: [python, "-m", "facet_engine", "serve"], env: engineEnv },
    },
    memoryLimitBytes: env.memoryBytes,
    // One: next to a training a second thread makes llama.cpp many times slower, and alone it gains less than half.
    threads: 1,
    fetchArtifact: fetchLinked,
    now: Date.now,
    log,
  });

  const server = serve(
    {
      fetch: createServer({ token: env.token, pool, previewer, log }).fetch,
      hostname: env.host,
      port: env.port,
    },
    ({ port }) => {
      log.info("listening", { port });
      process.send?.({ type: "listening", origin: `http://${env.host}:${port}` });
    },
  );
  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    log.info("closing");
    // Plain HTTP is what `serve` gives where nothing else is asked for.
    const answered = server instanceof Server ? closeServer(server, closeMs) : Promise.resolve(true);
    const children = answered.then(() => Promise.all([pool.close(), previewer.close()]));
    void children.finally(() => process.exit(0));
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
  // The supervisor is gone: so are the models.
  process.once("disconnect", close);
}
