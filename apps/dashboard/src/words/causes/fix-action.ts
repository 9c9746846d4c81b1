import type { KnobId } from "@facet/contracts/training/knobs/all-knobs";
import type { GuideSlug } from "../guides.ts";

/** A change of one knob, whatever it stands at. A turn that would change nothing is not offered. */
export type KnobTurn =
  | { readonly knob: KnobId; readonly to: string | number | boolean | null }
  | {
      readonly knob: KnobId;
      readonly times: number;
      readonly least?: number;
      readonly most?: number;
      /** The knob counts: rows, steps, tokens. */
      readonly whole?: true;
      /** Left alone while this knob is set, because that one decides then. */
      readonly unless?: KnobId;
    };

/** Pages of a project that a way out may lead to. */
export type FixPage =
  | "datasets"
  | "datasets/new"
  | "base-models"
  | "fine-tunes"
  | "models"
  | "settings/keys"
  | "settings/secrets"
  | "settings/organisation"
  | "settings/account";

/** One way out, as data. Each is something that the API or the page really does. */
export type FixAction =
  /** A new run, as this one was but for these knobs. */
  | { readonly kind: "change-run"; readonly label: string; readonly turns: readonly KnobTurn[] }
  /** A new run, exactly as this one was. */
  | { readonly kind: "repeat-run"; readonly label: string }
  /** The form of a new run, filled as this one was, with one knob in view. */
  | { readonly kind: "open-knob"; readonly label: string; readonly knob: KnobId }
  /** Rows of this run's data: refused by the import, or left out when it was prepared. */
  | { readonly kind: "open-rows"; readonly label: string; readonly which: "refused" | "dropped" }
  | { readonly kind: "open-page"; readonly label: string; readonly page: FixPage }
  /** The job that this one needed. */
  | { readonly kind: "open-parent"; readonly label: string }
  | { readonly kind: "open-guide"; readonly label: string; readonly guide: GuideSlug }
  /** For the machine that runs the platform. */
  | { readonly kind: "copy-command"; readonly label: string; readonly command: string }
  /** The same request once more. */
  | { readonly kind: "try-again"; readonly label: string }
  | { readonly kind: "sign-in"; readonly label: string };

/** What the catalogue of errors does not say: the ways out, the likeliest first. */
export interface Cause {
  /** Why it happens, for what ends no job: of the others the catalogue's stories tell it. */
  readonly cause?: string;
  /** What to do here, where the catalogue's sentence is for programs or for the command line. */
  readonly todo?: string;
  readonly actions: readonly FixAction[];
}
