import { expect, test } from "vitest";
import { choosePython, type PythonCandidate } from "./choose-python.ts";
import { SetupError } from "./setup-error.ts";

const python = (command: string, minor: number | undefined, canMakeVenv = true): PythonCandidate => ({
  command,
  version: minor === undefined ? undefined : { major: 3, minor },
  canMakeVenv,
});

function refusal(candidates: readonly PythonCandidate[]): SetupError {
  try {
    choosePython(candidates);
  } catch (error) {
    if (error instanceof SetupError) return error;
  }
  throw new Error("it was not refused");
}

test("the first that fits is taken, past those that are absent, too old or too new", () => {
  const candidates = [python("python3.13", undefined), python("python3.11", 11), python("python3", 12)];
  expect(choosePython(candidates).command).toBe("python3.11");
  expect(choosePython([python("python3", 9), python("python", 15), python("python3.12", 12)]).command).toBe(
    "python3.12",
  );
});

test("one that cannot make environments is passed over for one that can", () => {
  expect(choosePython([python("python3.13", 13, false), python("python3", 11)]).command).toBe("python3");
});

test("without the venv module the Debian package is named", () => {
  const error = refusal([python("python3", 11, false)]);
  expect(error.message).toContain("python3 cannot make virtual environments");
  expect(error.fix).toContain("apt-get install python3-venv");
});

test("without a Python that fits, the versions seen and the way to one are named", () => {
  expect(refusal([python("python3", 9)]).message).toContain("python3 is 3.9");
  expect(refusal([python("python3", undefined)]).message).toContain("no python3 was found");
  expect(refusal([]).fix).toContain("apt-get install python3");
});
