import { registerHooks } from "node:module";

interface Plant {
  readonly name: string;
  /** End of the path of the one file that is changed as it is loaded. */
  readonly file: string;
  /** Each text stands in it exactly once. */
  readonly edits: readonly { readonly from: string; readonly to: string }[];
}

/** Starts what says so in a process's output: the harness believes no other sign that a bug is in. */
export const plantedMark = "planted bug:";

/**
 * Changes one source file of the product as this process loads it; the file on disk stays. A text that is not there, or not
 * once, ends the process: a bug that is not in must not pass for one that is not found.
 */
export function plant({ name, file, edits }: Plant): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(file)) return loaded;
      let source = String(
        typeof loaded.source === "string" ? loaded.source : Buffer.from(loaded.source as Uint8Array),
      );
      for (const { from, to } of edits) {
        const count = source.split(from).length - 1;
        if (count !== 1) throw new Error(`${file} has ${count} places like ${JSON.stringify(from)}`);
        source = source.replace(from, () => to);
      }
      process.stderr.write(`${plantedMark} ${name}\n`);
      return { ...loaded, source };
    },
  });
}
