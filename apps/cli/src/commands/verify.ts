import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { verifyFolders } from "../exports/verify-folders.ts";
import { print } from "../terminal/print.ts";

export function register(program: Command): void {
  jsonOption(
    program
      .command("verify")
      .description("check downloaded files against their signed manifest, without any network")
      .argument("<folder>"),
  )
    .option("--public-key <base64>", "the one key to trust, from /v1/signing-keys")
    .action(async (folder: string, { json, publicKey }: { json?: boolean; publicKey?: string }) => {
      const { ok, results, text } = await verifyFolders(folder, publicKey);
      print(json, results, () => text);
      if (!ok) process.exitCode = 1;
    });
}
