import { describeJob } from "../terminal/describe-job.ts";
import { formatBytes, formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";
import type { Status } from "./read-status.ts";
import { runnerTable } from "./runner-table.ts";

export function statusText(status: Status): string {
  const { platform, dashboard, redis, runners, working, models, disk, backup } = status;
  const parts = [platformText(platform) + dashboardText(dashboard) + redisText(redis)];
  if (platform !== null)
    parts.push(runnerTable(runners) + working.map((job) => `${describeJob(job)}\n`).join(""));
  if (models !== null) parts.push(modelText(models));
  if (disk !== null) {
    const total = disk.folders.reduce((sum, folder) => sum + folder.bytes, 0);
    const table = formatTable(disk.folders, [
      { head: "FOLDER", cell: (folder) => folder.name },
      { head: "SIZE", align: "right", cell: (folder) => formatBytes(folder.bytes) },
      { head: "HOLDS", cell: (folder) => folder.what },
    ]);
    parts.push(`Disk: ${formatBytes(total)} in ${disk.home}\n${disk.folders.length === 0 ? "" : table}`);
    if (disk.folders.some(({ name }) => name === "store")) parts.push(backupText(backup));
  }
  return parts.join("\n");
}

function platformText(platform: Status["platform"]): string {
  if (platform === null) return "No platform runs on this machine. Start it with ./facet up.\n";
  const { url, health } = platform;
  const bad = Object.entries(health.checks).filter(([, check]) => !check.ok);
  const troubles = bad.map(([name, check]) => `  ${name}: ${check.detail}\n`).join("");
  return `Facet ${health.version} at ${url}: ${health.status}\n${troubles}`;
}

function dashboardText(dashboard: Status["dashboard"]): string {
  if (dashboard === null) return "";
  const { state, url, reason } = dashboard;
  if (state === "running") return `Dashboard at ${url}\n`;
  if (state === "building") return "Dashboard: being built or started\n";
  return `Dashboard: does not run; ${reason ?? "see ./facet logs dashboard"}\n`;
}

function redisText(redis: Status["redis"]): string {
  if (redis === null) return "";
  return `Redis on port ${redis.port} carries wake-ups and live signals\n`;
}

function modelText({ models, memoryLimitBytes }: NonNullable<Status["models"]>): string {
  if (models.length === 0)
    return `No model is loaded; up to ${formatBytes(memoryLimitBytes)} may be used for answers.\n`;
  return formatTable(models, [
    { head: "LOADED MODEL", cell: (model) => model.key },
    { head: "ENGINE", cell: (model) => model.engine },
    { head: "MEMORY", align: "right", cell: (model) => formatBytes(model.bytes) },
    { head: "WAITING", align: "right", cell: (model) => String(model.waiting) },
    { head: "LAST USED", cell: (model) => formatMoment(model.lastUsedAt) },
  ]);
}

function backupText(backup: Status["backup"]): string {
  if (backup === null)
    return "No backup has been taken yet; ./facet backup takes one while the platform runs.\n";
  const { file, bytes, takenAt } = backup;
  return `Last backup: ${formatMoment(takenAt)}, ${formatBytes(bytes)}, ${file}\n`;
}
