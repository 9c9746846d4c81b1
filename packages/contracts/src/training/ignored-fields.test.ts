import { expect, test } from "vitest";
import { ignoredFields } from "./ignored-fields.ts";
import { pinnedFields } from "./pinned-fields.ts";

test("every field that is no knob has a reason in a few words", () => {
  for (const reasons of [
    pinnedFields.SFTConfig,
    pinnedFields.LoraConfig,
    ignoredFields.SFTConfig,
    ignoredFields.LoraConfig,
  ]) {
    for (const [field, reason] of Object.entries(reasons)) {
      expect(reason.length, field).toBeGreaterThan(8);
      expect(reason.length, field).toBeLessThanOrEqual(80);
    }
  }
});
