import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

test.each([
  ["short", 0],
  ["aaaaaaaaaaaaaaaa", 1],
  ["password1234", 1],
  ["correct horse battery staple", 4],
])("%s is worth %i", (password, strength) => expect(passwordStrength(password)).toBe(strength));
