import type { FixAction } from "../../words/causes/fix-action.ts";

/** Where the ways out of one failure lead, as far as its page knows. What it does not know is not offered. */
export interface FixPlaces {
  /** A page of this project: "settings/secrets". */
  readonly page: (path: string) => string;
  readonly refusedRows?: string | undefined;
  /** What the model would read: the prepared rows. */
  readonly preparedRows?: string | undefined;
  /** The form of a new run like this one, with a knob in view. */
  readonly newRun?: ((knob: string) => string) | undefined;
  readonly parent?: string | undefined;
}

/** The address that an action leads to; undefined for one that does something here, or that leads nowhere. */
export function placeOf(action: FixAction, places: FixPlaces): string | undefined {
  switch (action.kind) {
    case "open-page":
      return places.page(action.page);
    case "open-guide":
      return `/docs/${action.guide}`;
    case "open-rows":
      return action.which === "refused" ? places.refusedRows : places.preparedRows;
    case "open-knob":
      return places.newRun?.(action.knob);
    case "open-parent":
      return places.parent;
    case "sign-in":
      return "/sign-in";
    default:
      return undefined;
  }
}
