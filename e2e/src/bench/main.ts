// What the browser's observers tell of the dashboard: `node main.ts <file> <part...>`, started by `facet bench dashboard`.
import { writeFileSync } from "node:fs";
import { openBenchWorld } from "./bench-world.ts";
import { observeChart } from "./parts/observe-chart.ts";
import { observeEvents } from "./parts/observe-events.ts";
import { observeInteractions } from "./parts/observe-interactions.ts";
import { observeLoads } from "./parts/observe-loads.ts";
import { observeLog } from "./parts/observe-log.ts";
import { observeRows } from "./parts/observe-rows.ts";

const [file, ...names] = process.argv.slice(2);
if (file === undefined) throw new Error("Name the file that gets the answer.");
const wants = (...parts: readonly string[]) => parts.some((part) => names.includes(part));
const say = (line: string) => process.stdout.write(`facet: ${line}\n`);

say("a stack, a project and three short runs");
const world = await openBenchWorld();
try {
  const observed = {
    ...(wants("lcp", "cls", "scripts") && {
      loads: await observeLoads(world, { rounds: wants("lcp") ? 3 : 1, say }),
    }),
    ...(wants("chart") && { chart: await observeChart(world, say) }),
    ...(wants("log") && { log: await observeLog(world, say) }),
    ...(wants("rows") && { rows: await observeRows(world, say) }),
    // The last: what they watch takes the runner for itself.
    ...(wants("inp") && { inp: await observeInteractions(world, say) }),
    ...(wants("events") && { events: await observeEvents(world, say) }),
  };
  writeFileSync(file, JSON.stringify(observed));
} finally {
  await world.close();
}
