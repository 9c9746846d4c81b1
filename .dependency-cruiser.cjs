// The floors: imports go down, never up, never sideways. ARCHITECTURE.md says what each package is for.
const floor0 = "contracts|ports|env";
// What floor 1 itself stands on: they reach outside, but decide nothing.
const ground = "log|disk";
const floor1 =
  "store|log|disk|net|queue|auth|compute|datasets|artifacts|hub|llm|recipes|targets|sdk|telemetry|ui";

const packages = (names) => `^packages/(${names})/`;
const tests = "\\.test\\.tsx?$|/test(ing)?/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A package must name what it imports in its own package.json.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "known-package",
      comment: "Every package stands on a floor: add a new one to the lists at the top of this file.",
      severity: "error",
      from: {},
      to: { path: "^packages/", pathNot: packages(`${floor0}|${floor1}|services`) },
    },
    {
      name: "floor-0-contracts",
      comment: "Contracts know nothing but zod.",
      severity: "error",
      from: { path: packages("contracts"), pathNot: tests },
      to: { path: "^(packages|apps|workers)/", pathNot: packages("contracts") },
    },
    {
      name: "floor-0-ports-env",
      comment: "Ports and env know contracts at most.",
      severity: "error",
      from: { path: "^packages/(ports|env)/" },
      to: { path: "^(packages|apps|workers)/", pathNot: packages("contracts|$1") },
    },
    {
      name: "floor-1",
      comment: "Floor 1 knows floor 0, log and disk, never its neighbours.",
      severity: "error",
      from: { path: packages(floor1) },
      to: { path: "^(packages|apps|workers)/", pathNot: packages(`${floor0}|${ground}|$1`) },
    },
    {
      name: "floor-2",
      comment: "Services know floors 0 and 1, but neither the SDK nor the screens.",
      severity: "error",
      from: { path: packages("services") },
      to: { path: "^(apps|workers|packages/(sdk|ui))/" },
    },
    {
      name: "doors-never-each-other",
      comment: "Apps and workers meet over the API, the gateway or a child process, never by import.",
      severity: "error",
      from: { path: "^(apps|workers|e2e|faults)/([^/]+)/" },
      to: { path: "^(apps|workers|faults)/", pathNot: "^$1/$2/" },
    },
    {
      name: "packages-never-doors",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(apps|workers|e2e|faults|scripts)/" },
    },
    {
      name: "store-has-one-door",
      comment:
        "Runners speak to the gateway, screens and the CLI to the SDK: only the API opens the store or decides.",
      severity: "error",
      from: { path: "^(workers|apps)/", pathNot: `^apps/api/|${tests}` },
      to: { path: packages("services|store|queue|auth") },
    },
    {
      name: "telemetry-on-demand",
      comment:
        "Metrics and traces cost nothing where nobody asks for them: loaded by a dynamic import alone.",
      severity: "error",
      from: { path: "^(apps|workers)/" },
      to: { path: packages("telemetry"), dynamic: false },
    },
    {
      name: "screens-use-the-sdk",
      severity: "error",
      from: { path: "^apps/(dashboard|admin)/" },
      to: { path: "^packages/", pathNot: packages("sdk|ui|recipes|contracts|env") },
    },
    {
      name: "tenant",
      comment:
        "Documents are reached through packages/services/src/data, which adds the organisation to every query. " +
        "Only it and the process that opens the store may touch the raw collections.",
      severity: "error",
      from: {
        path: "^(packages|apps|workers)/",
        pathNot: `^packages/(store|services/src/data)/|^apps/api/src/(compose|open-documents)\\.ts$|${tests}`,
      },
      to: { path: "^packages/store/src/.*documents?([./-]|$)" },
    },
    {
      name: "system-context",
      comment:
        "Only maintenance, the gateway, auth and accounts (people stand beside organisations) see the documents beside " +
        "all organisations by themselves.",
      severity: "error",
      from: {
        path: "^packages/services/src/",
        pathNot: `^packages/services/src/(maintenance|gateway|auth|accounts)/|${tests}`,
      },
      to: { path: "^packages/services/src/data/system-context" },
    },
    {
      name: "tenant-services",
      comment: "Service verbs reach the store through packages/services/src/data alone.",
      severity: "error",
      from: { path: "^packages/services/", pathNot: `^packages/services/src/data/|${tests}` },
      to: { path: packages("store") },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    preserveSymlinks: false,
    exclude: {
      path: "(^|/)(node_modules|\\.next|generated|\\.facet)/|\\.gen\\.ts$|next-env\\.d\\.ts$|^workers/engine/",
    },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
    builtInModules: { add: ["node:sqlite", "node:test"] },
  },
};
