import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of this user's own settings: `XDG_CONFIG_HOME/facet`, else `~/.config/facet`. */
export function configDir(variables: NodeJS.ProcessEnv = process.env): string {
  const chosen = variables.XDG_CONFIG_HOME?.trim();
  return join(chosen === undefined || chosen === "" ? join(homedir(), ".config") : chosen, "facet");
}
