import type { FacetClient } from "@facet/sdk/create-client";
import type { ProgressView } from "../terminal/progress-view.ts";
import type { Phases } from "./phases.ts";

/** What the steps of the demo share. */
export interface DemoContext {
  readonly facet: FacetClient;
  readonly apiUrl: string;
  readonly apiKey: string;
  /** State folder of this installation. */
  readonly home: string;
  readonly say: (line: string) => void;
  readonly view: ProgressView;
  readonly phases: Phases;
  /** Recipe in the place of the example's. */
  readonly recipe: string | undefined;
  /** Train anew although a finished run is there. */
  readonly fresh: boolean;
}
