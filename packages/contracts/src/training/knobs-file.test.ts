import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ignoredFields } from "./ignored-fields.ts";
import { knobs } from "./knobs/all-knobs.ts";
import { knobsFile } from "./knobs-file.ts";
import { pinnedFields } from "./pinned-fields.ts";

test("generated/knobs.json is what scripts/generate-knobs.ts would write", () => {
  const path = join(import.meta.dirname, "../../generated/knobs.json");
  expect(readFileSync(path, "utf8")).toBe(knobsFile());
});

test.each(["SFTConfig", "LoraConfig"] as const)(
  "a field of %s is fed, pinned or ignored, never two of them",
  (name) => {
    const fed = knobs.flatMap(({ feeds }) =>
      feeds.filter((feed) => feed.class === name).map((feed) => feed.field),
    );
    const fields = [...new Set(fed), ...Object.keys(pinnedFields[name]), ...Object.keys(ignoredFields[name])];
    expect(fields).toEqual([...new Set(fields)]);
    expect(fields).toHaveLength(name === "SFTConfig" ? 135 : 42);
  },
);
