import { forgetProject } from "../frame/remember-project.ts";

const name = "facet-organisation";

/** The organisation this browser works in; undefined: the API takes the person's first. */
export function chosenOrganisation(): string | undefined {
  return localStorage.getItem(name) ?? undefined;
}

export function chooseOrganisation(id: string): void {
  localStorage.setItem(name, id);
  forgetProject();
}

/** Back to the person's first: the chosen one was left. */
export function forgetOrganisation(): void {
  localStorage.removeItem(name);
  forgetProject();
}
