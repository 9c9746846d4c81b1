import { expect, test } from "vitest";
import { allowedValues } from "./allowed-values.ts";
import { knobs } from "./knobs/all-knobs.ts";

test("what each knob may be is said in words", async () => {
  const lines = knobs.map((knob) => `${knob.id}: ${allowedValues(knob)}\n`).join("");
  await expect(lines).toMatchFileSnapshot("golden/allowed-values.txt");
});
