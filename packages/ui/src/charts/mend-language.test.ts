// @vitest-environment node
import { expect, it } from "vitest";
import { knownLanguage } from "../format/language.ts";
import { mendLanguage } from "./mend-language.ts";

it.each([
  ["de-DE", "de-DE"],
  ["en-US@posix", "en"],
  ["C", "en"],
  ["", "en"],
  [undefined, "en"],
])("the browser's language %s is %s to Intl", (given, known) => {
  expect(knownLanguage(given)).toBe(known);
  expect(() => new Intl.NumberFormat(known)).not.toThrow();
});

it("a language that Intl refuses is mended where libraries read it; any other is left alone", () => {
  class Browser {
    readonly own: string;
    constructor(own: string) {
      this.own = own;
    }
    get language(): string {
      return this.own;
    }
  }
  const [odd, usual] = [new Browser("en-US@posix"), new Browser("pt-BR")];
  mendLanguage(odd);
  mendLanguage(usual);
  expect(odd.language).toBe("en");
  expect(usual.language).toBe("pt-BR");
  expect(Object.hasOwn(usual, "language")).toBe(false);
});
