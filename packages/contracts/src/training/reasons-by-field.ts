type ConfigClass = "SFTConfig" | "LoraConfig";

interface Group {
  readonly reason: string;
  readonly fields: readonly string[];
}

export type Groups = Readonly<Record<ConfigClass, readonly Group[]>>;

/** Turns groups that share a reason into one reason a field. */
export function reasonsByField({
  SFTConfig,
  LoraConfig,
}: Groups): Readonly<Record<ConfigClass, Readonly<Record<string, string>>>> {
  const flat = (groups: readonly Group[]) =>
    Object.fromEntries(groups.flatMap(({ reason, fields }) => fields.map((field) => [field, reason])));
  return { SFTConfig: flat(SFTConfig), LoraConfig: flat(LoraConfig) };
}
