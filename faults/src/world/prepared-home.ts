import type { Material } from "./make-material.ts";

/** What every world begins with: rows, a base model, and a training that nothing went wrong in. */
export interface Filled {
  readonly material: Material;
  readonly reference: readonly number[];
  /** The training that the reference is from. */
  readonly fineTuneId: string;
}

export interface PreparedHome extends Filled {
  /** Home of an API that was stopped in order; null: the world begins empty. */
  readonly home: string | null;
}

/** For a store that cannot be copied. */
export const unprepared: PreparedHome = {
  home: null,
  material: { projectId: "", datasetVersionId: "", baseModelId: "" },
  reference: [],
  fineTuneId: "",
};
