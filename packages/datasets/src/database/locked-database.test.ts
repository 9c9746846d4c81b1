import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { withLockedDatabase } from "./locked-database.ts";

describe("the locked database", { timeout: 60_000 }, () => {
  it("reaches its folder and nothing else", async () => {
    const folder = await temporaryFolder();
    const other = await temporaryFolder();
    await writeFile(join(folder, "in.csv"), "a\n1\n");
    await writeFile(join(other, "out.csv"), "a\n1\n");
    await withLockedDatabase({ folder, memory: "64MB", threads: 1 }, async (connection) => {
      expect((await connection.runAndReadAll(`SELECT * FROM '${folder}/in.csv'`)).currentRowCount).toBe(1);
      for (const statement of [
        `SELECT * FROM '${other}/out.csv'`,
        `SELECT * FROM '${folder}/../${other.split("/").at(-1)}/out.csv'`,
        `COPY (SELECT 1) TO '${other}/new.csv'`,
        `ATTACH '${other}/new.duckdb'`,
        "SELECT * FROM read_text('/proc/self/environ')",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '8GB'",
      ]) {
        await expect(connection.run(statement), statement).rejects.toThrow(
          /Permission|locked|Invalid Input|HTTP|disabled/,
        );
      }
    });
  });
});
