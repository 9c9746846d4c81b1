import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { PreparationSettings } from "@facet/contracts/preparations/preparation";
import type { Machine } from "@facet/contracts/runners/runner";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { checkKnobs } from "@facet/contracts/training/rules/check-knobs";
import type { Conflict, RuleContext } from "@facet/contracts/training/rules/rule";

interface Choice {
  readonly method: "sft";
  readonly preset: "quick" | "balanced" | "thorough";
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly version: DatasetVersion;
  readonly baseModel: BaseModel;
  /** Where the run would be; null: no runner has been seen, and rules about machines keep silent. */
  readonly machine: Machine | null;
}

interface Chosen {
  readonly knobs: ResolvedKnobs;
  readonly settings: PreparationSettings;
  readonly conflicts: readonly Conflict[];
}

/** The whole set of knobs of a run, with what contradicts what. Throws every wrong knob at once, each with place, cause and fix. */
export function chooseKnobs({ method, preset, overrides, version, baseModel, machine }: Choice): Chosen {
  const resolution = resolveKnobs({ method, preset, overrides });
  if (!resolution.ok) {
    const [first] = resolution.errors;
    throw new FacetError(
      first?.code ?? "invalid_request",
      resolution.errors.map(({ message }) => message).join(" "),
      {
        ...(first ? { param: first.path, fix: first.fix } : {}),
        errors: resolution.errors.map(({ path, message, fix }) => ({ path, message, fix })),
      },
    );
  }
  const { knobs, turned } = resolution;
  const { shape } = baseModel;
  const conflicts = checkKnobs(knobs, {
    method,
    turned,
    rows: {
      ...(version.type === null ? {} : { type: version.type }),
      ...(version.counts === null
        ? {}
        : { train: version.counts.train, validation: version.counts.validation }),
    },
    ...(shape === null ? {} : { model: shape }),
    ...(machine === null ? {} : { device: deviceOf(machine) }),
  });
  const { max_length, train_on, truncation } = knobs;
  return { knobs, settings: { max_length, train_on, truncation }, conflicts };
}

/** What rules ask of a machine. Whether a GPU knows bf16 is seen only by the engine that runs on it. */
function deviceOf({ gpu, flags, cores }: Machine): NonNullable<RuleContext["device"]> {
  return gpu === null ? { kind: "cpu", bf16: flags.length > 0, cores } : { kind: "cuda", cores };
}

/** Throws the first contradiction that would stop the run. */
export function refuseConflicts(conflicts: readonly Conflict[]): void {
  const stops = conflicts.filter(({ level }) => level === "stop");
  const [first] = stops;
  if (first === undefined) return;
  throw new FacetError("knob_conflict", first.sentence, {
    param: `/knobs/${first.knobs[0] ?? ""}`,
    fix: `${first.fix.sentence}: ${JSON.stringify(first.fix.set)}.`,
    errors: stops.map((stop) => ({
      path: `/knobs/${stop.knobs[0] ?? ""}`,
      message: stop.sentence,
      fix: stop.fix.sentence,
    })),
  });
}
