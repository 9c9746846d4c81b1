import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { readStatus } from "../status/read-status.ts";
import { statusText } from "../status/status-text.ts";
import { print } from "../terminal/print.ts";

export function register(program: Command): void {
  jsonOption(
    program.command("status").description("show the platform, its runners, loaded models and disk use"),
  ).action(async ({ json }: { json?: boolean }) => {
    const status = await readStatus();
    print(json, status, () => statusText(status));
    if (status.platform === null || status.platform.health.status === "down") process.exitCode = 1;
  });
}
