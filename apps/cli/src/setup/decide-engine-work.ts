import type { EngineLock } from "./engine-lock.ts";

/** A package found installed. `complete` is false when an install was cut off before pip wrote its record. */
export interface InstalledPackage {
  name: string;
  version: string;
  complete: boolean;
}

/** What Python says about an environment; undefined where it cannot even start. */
export interface EngineInspection {
  packages: readonly InstalledPackage[];
  converter: readonly InstalledPackage[];
}

/**
 * What has to be done with an environment that has no valid stamp.
 * `adopt`: every pin is there, only the stamp is missing. `complete`: install what is missing or of another version.
 * `create`: begin afresh, because there is none or it is damaged.
 */
export type EngineWork =
  | { kind: "adopt" }
  | { kind: "complete"; missing: readonly string[]; torch: boolean; converter: boolean }
  | { kind: "create" };

export function decideEngineWork(lock: EngineLock, found: EngineInspection | undefined): EngineWork {
  if (found === undefined) return { kind: "create" };
  if ([...found.packages, ...found.converter].some((item) => !item.complete)) return { kind: "create" };
  const versions = new Map(found.packages.map((item) => [item.name, item.version]));
  const missing = lock.others.filter((pin) => versions.get(pin.name) !== pin.version).map((pin) => pin.name);
  // Torch names its build after a plus sign: 2.13.0+cpu satisfies 2.13.0.
  const torch = versions.get("torch")?.split("+")[0] !== lock.torch.version.split("+")[0];
  const converter =
    lock.converter !== undefined &&
    !found.converter.some(
      (item) => item.name === lock.converter?.name && item.version === lock.converter.version,
    );
  if (missing.length === 0 && !torch && !converter) return { kind: "adopt" };
  return { kind: "complete", missing, torch, converter };
}
