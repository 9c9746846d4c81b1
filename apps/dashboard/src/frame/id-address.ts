const places: Readonly<Record<string, string>> = {
  ds: "datasets",
  run: "fine-tunes",
  mdl: "models",
  evl: "evaluations",
  exp: "exports",
};

/** The page of a thing by its id; undefined when the text is no id of one that has a page. */
export function idAddress(text: string, href: (...path: readonly string[]) => string): string | undefined {
  const [, prefix] = /^(ds|run|mdl|bmd|evl|exp|prj)_[0-9a-z]{10,}$/.exec(text) ?? [];
  if (prefix === undefined) return undefined;
  if (prefix === "prj") return `/${text}/home`;
  if (prefix === "bmd") return `${href("base-models")}?model=${text}`;
  const place = places[prefix];
  return place === undefined ? undefined : href(place, text);
}
