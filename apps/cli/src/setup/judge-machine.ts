import { choosePython } from "./choose-python.ts";
import { engineDiskBytes, formatGib } from "./engine-disk.ts";
import type { MachineFacts } from "./machine-facts.ts";
import { SetupError } from "./setup-error.ts";

export interface MachineFinding {
  check: string;
  /** `missing`: Facet does not work without it. `slow`: it works, with less. */
  state: "ok" | "slow" | "missing";
  detail: string;
  fix?: string;
}

const gib = 1024 ** 3;
/** The starter model's training, the API and the model server together. */
const neededMemory = 4 * gib;
const comfortableMemory = 8 * gib;
/** Models, checkpoints and exports of a first project. */
const workingDisk = 5 * gib;

/** Says of each thing Facet stands on whether it is there, and what to do where it is not. Pure. */
export function judgeMachine(facts: MachineFacts): MachineFinding[] {
  return [
    judgeNode(facts),
    judgePnpm(facts),
    judgePython(facts),
    judgeEngine(facts),
    judgeDashboard(facts),
    judgeRedis(facts),
    judgeState(facts),
    judgeDisk(facts),
    judgeMemory(facts),
    judgePorts(facts),
    judgeCpu(facts),
    judgeGpu(facts),
  ];
}

function judgeNode({ nodeVersion }: MachineFacts): MachineFinding {
  if (Number(nodeVersion.split(".")[0]) >= 24) return { check: "Node", state: "ok", detail: nodeVersion };
  return {
    check: "Node",
    state: "missing",
    detail: `${nodeVersion} is too old`,
    fix: "Start Facet by ./facet, which brings Node 24.",
  };
}

function judgePnpm({ pnpmVersion }: MachineFacts): MachineFinding {
  if (pnpmVersion !== undefined) return { check: "pnpm", state: "ok", detail: pnpmVersion };
  return {
    check: "pnpm",
    state: "missing",
    detail: "not found",
    fix: "Start Facet by ./facet, which brings pnpm.",
  };
}

function judgePython({ pythons }: MachineFacts): MachineFinding {
  try {
    const { command, version } = choosePython(pythons);
    return {
      check: "Python",
      state: "ok",
      detail: `${command} (${version?.major}.${version?.minor}, with venv)`,
    };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { check: "Python", state: "missing", detail: error.message, fix: error.fix };
  }
}

function judgeEngine({ engineReady }: MachineFacts): MachineFinding {
  if (engineReady) return { check: "engine", state: "ok", detail: "its Python environment is complete" };
  return { check: "engine", state: "ok", detail: "not set up yet; the first ./facet up does it" };
}

function judgeDashboard({ dashboardBuilt }: MachineFacts): MachineFinding {
  const detail = dashboardBuilt ? "built" : "not built yet: the next ./facet up does it, in about 40 seconds";
  return { check: "dashboard", state: "ok", detail };
}

function judgeRedis({ redis }: MachineFacts): MachineFinding {
  if (redis === undefined) {
    const detail = "none here, and none needed; ./facet up --redis and the tests fetch one";
    return { check: "Redis", state: "ok", detail };
  }
  const { file, version } = redis;
  if (version !== undefined) return { check: "Redis", state: "ok", detail: `${file} (${version})` };
  return {
    check: "Redis",
    state: "slow",
    detail: `${file} is not a redis-server`,
    fix: "Only ./facet up --redis and the tests need one. Put a real one on the PATH, or name one in FACET_REDIS_SERVER.",
  };
}

function judgeState({ stateDir, stateWritable }: MachineFacts): MachineFinding {
  if (stateWritable) return { check: "state folder", state: "ok", detail: stateDir };
  return {
    check: "state folder",
    state: "missing",
    detail: `cannot write in ${stateDir}`,
    fix: "Set FACET_HOME to a folder where you may write.",
  };
}

function judgeDisk({ freeDiskBytes, engineReady, gpus }: MachineFacts): MachineFinding {
  const engine = engineReady ? 0 : engineDiskBytes({ torch: true, cuda: gpus.length > 0 });
  const free = `${formatGib(freeDiskBytes)} free`;
  const fix = "Free some space, or set FACET_HOME to a folder on a larger disk.";
  if (freeDiskBytes < engine + gib) {
    return { check: "disk", state: "missing", detail: `${free}; ${formatGib(engine + gib)} needed`, fix };
  }
  if (freeDiskBytes < engine + workingDisk)
    return { check: "disk", state: "slow", detail: `${free}, which is little for models`, fix };
  return { check: "disk", state: "ok", detail: free };
}

function judgeMemory({ memoryBytes }: MachineFacts): MachineFinding {
  const detail = formatGib(memoryBytes);
  if (memoryBytes < neededMemory) {
    return {
      check: "memory",
      state: "missing",
      detail: `${detail}; ${formatGib(neededMemory)} needed`,
      fix: "Close other programs, raise the container's limit, or use a larger machine.",
    };
  }
  if (memoryBytes < comfortableMemory) {
    return {
      check: "memory",
      state: "slow",
      detail,
      fix: `With ${formatGib(comfortableMemory)} or more, larger models and batches fit.`,
    };
  }
  return { check: "memory", state: "ok", detail };
}

function judgePorts({ ports }: MachineFacts): MachineFinding {
  const taken = ports.filter(({ state }) => state === "taken");
  if (taken.length > 0) {
    return {
      check: "ports",
      state: "missing",
      detail: `${taken.map(({ port }) => port).join(" and ")} cannot be listened on: most likely another program does`,
      fix: `Stop that program, or set ${taken.map(({ variable }) => variable).join(" and ")} to another port.`,
    };
  }
  const ours = ports.some(({ state }) => state === "ours");
  const list = ports.map(({ port }) => port).join(" and ");
  return {
    check: "ports",
    state: "ok",
    detail: ours ? `${list}: the running platform has them` : `${list} are free`,
  };
}

function judgeCpu({ cpus, cpuFlags, platform }: MachineFacts): MachineFinding {
  const found = ["avx2", "avx512f", "avx512_bf16", "amx_bf16"].filter((flag) => cpuFlags.includes(flag));
  const detail = `${cpus} ${cpus === 1 ? "core" : "cores"}${found.length > 0 ? `, ${found.join(", ")}` : ""}`;
  if (platform !== "linux" || found.includes("amx_bf16") || found.includes("avx512_bf16"))
    return { check: "CPU", state: "ok", detail };
  return {
    check: "CPU",
    state: "slow",
    detail: `${detail}; no bfloat16 units`,
    fix: "Training works in float32, at about half the speed and twice the memory. Nothing to do unless you can choose the machine.",
  };
}

function judgeGpu({ gpus }: MachineFacts): MachineFinding {
  if (gpus.length > 0) return { check: "GPU", state: "ok", detail: gpus.join("; ") };
  return {
    check: "GPU",
    state: "slow",
    detail: "none found; models of up to about 1 B parameters train on the CPU",
    fix: "Nothing to do for small models.",
  };
}
