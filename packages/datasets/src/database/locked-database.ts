import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import { databaseError } from "./database-error.ts";

interface LockedDatabaseOptions {
  /** The only folder whose files it may read and write; temporary files lie in it too. */
  readonly folder: string;
  /** As DuckDB writes it, such as `320MB`. */
  readonly memory: string;
  readonly threads: number;
  /** Interrupts the statement that runs. */
  readonly signal?: AbortSignal | undefined;
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Gives `use` a connection to a new in-memory database that reaches nothing but one folder, and closes it afterwards.
 * Tables that outgrow the memory go to that folder's `spill`. DuckDB's failures come out as FacetError.
 */
export async function withLockedDatabase<Result>(
  { folder, memory, threads, signal }: LockedDatabaseOptions,
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory,
    threads: String(threads),
    temp_directory: `${folder}/spill`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  try {
    await connection.run(`SET allowed_directories = [${sqlText(folder)}]`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    signal?.addEventListener("abort", interrupt);
    return await use(connection);
  } catch (error) {
    throw databaseError(error, signal);
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}
