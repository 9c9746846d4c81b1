const name = "facet-organisation";

/** The organisation this browser works in; undefined: the API takes the person's first. */
export function chosenOrganisation(): string | undefined {
  return localStorage.getItem(name) ?? undefined;
}

export function chooseOrganisation(id: string): void {
  localStorage.setItem(name, id);
}
