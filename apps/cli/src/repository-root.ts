import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `facet`, absolute. */
export const repositoryRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
