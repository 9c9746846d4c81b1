import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { ServedModel } from "@facet/contracts/inference/inference-request";
import type { Log } from "@facet/ports/log";
import { estimateBytes } from "./estimate-bytes.ts";
import { loadModel } from "./generation-child.ts";
import { type LineChild, startLineChild } from "./line-child.ts";
import { LoadedModel } from "./loaded-model.ts";

interface ChildProgram {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

interface PoolOptions {
  readonly programs: { readonly llama: ChildProgram; readonly transformers: ChildProgram };
  readonly memoryLimitBytes: number;
  readonly threads: number;
  readonly fetchArtifact: (artifact: LinkedArtifact) => Promise<string>;
  readonly now: () => number;
  readonly log: Log;
}

export type ModelPool = ReturnType<typeof openModelPool>;

/** Loaded models, least recently used out first, within a memory limit. A child that dies is forgotten and started anew when asked for. */
export function openModelPool(options: PoolOptions) {
  const loading = new Map<string, Promise<LoadedModel>>();
  const loaded = new Map<string, LoadedModel>();
  /** Every child that lives, also one whose model is still being loaded. */
  const children = new Set<LineChild>();
  /** Bytes of models that are on their way in: they count before they are there. */
  const coming = new Map<string, number>();

  async function get(model: ServedModel, onStage: (stage: string) => void): Promise<LoadedModel> {
    const present = loaded.get(model.key);
    if (present !== undefined) return present;
    const started = loading.get(model.key) ?? load(model, onStage).finally(() => settle(model.key));
    loading.set(model.key, started);
    return started;
  }

  async function load(model: ServedModel, onStage: (stage: string) => void): Promise<LoadedModel> {
    onStage("fetching the files");
    const folder = await options.fetchArtifact(model.artifact);
    const adapter = model.adapter === null ? undefined : await options.fetchArtifact(model.adapter);
    const bytes = estimateBytes(model);
    makeRoom(bytes);
    coming.set(model.key, bytes);

    onStage("loading the model");
    const program = options.programs[model.engine];
    const child = startLineChild(program.argv, program.env, options.log.child({ model: model.key }));
    children.add(child);
    void child.gone.then(() => children.delete(child));
    void child.gone.then((reason) => forget(model.key, child, reason));
    try {
      const path = model.engine === "llama" ? join(folder, await findGguf(folder)) : folder;
      const info = await loadModel(child, {
        path,
        threads: options.threads,
        ...(adapter === undefined ? {} : { adapter }),
      });
      const ready = new LoadedModel(child, info, bytes, options.now);
      loaded.set(model.key, ready);
      return ready;
    } catch (error) {
      child.kill();
      throw error;
    }
  }

  function settle(key: string): void {
    loading.delete(key);
    coming.delete(key);
  }

  function makeRoom(bytes: number): void {
    if (bytes > options.memoryLimitBytes) {
      throw new FacetError(
        "model_too_large",
        `the model needs about ${gib(bytes)} and ${gib(options.memoryLimitBytes)} may be used for chat`,
      );
    }
    const idle = [...loaded]
      .filter(([, model]) => model.waiting === 0)
      .sort(([, a], [, b]) => a.lastUsedAt - b.lastUsedAt);
    const arriving = [...coming.values()].reduce((sum, one) => sum + one, 0);
    let used = [...loaded.values()].reduce((sum, model) => sum + model.bytes, arriving);
    for (const [key, model] of idle) {
      if (used + bytes <= options.memoryLimitBytes) return;
      loaded.delete(key);
      model.child.kill();
      used -= model.bytes;
    }
    if (used + bytes > options.memoryLimitBytes)
      throw new FacetError("model_busy", "the models in memory are all answering", { retryAfterMs: 10_000 });
  }

  function forget(key: string, child: LineChild, reason: string): void {
    if (loaded.get(key)?.child !== child) return;
    loaded.delete(key);
    options.log.warn("a model's process ended; it starts again when it is asked for", { model: key, reason });
  }

  return {
    get,
    status: () => ({
      memoryLimitBytes: options.memoryLimitBytes,
      models: [...loaded].map(([key, model]) => ({
        key,
        engine: model.info.engine,
        bytes: model.bytes,
        waiting: model.waiting,
        lastUsedAt: new Date(model.lastUsedAt).toISOString(),
      })),
    }),
    /** Children that run now, with models that are loaded or on their way in. */
    living: () => children.size,
    /** Ends every child; resolves when none is left. */
    async close() {
      loaded.clear();
      const going = [...children];
      for (const child of going) child.kill();
      await Promise.all(going.map((child) => child.gone));
    },
  };
}

async function findGguf(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((name) => name.endsWith(".gguf"));
  if (file === undefined) throw new FacetError("damaged_file", "the artefact holds no .gguf file");
  return file;
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
