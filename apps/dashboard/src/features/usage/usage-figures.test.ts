import { expect, test } from "vitest";
import { dayList } from "./day-list.ts";
import { usageCsv } from "./usage-csv.ts";

test("every UTC day of the span is there once, also over the end of a month, with nothing where nothing ran", () => {
  const days = dayList("2026-10-30T12:00:00.000Z", "2026-11-02T00:00:00.000Z", [
    { day: "2026-11-01", minutes: 4.5 },
  ]);
  expect(days).toEqual([
    { day: "2026-10-30", minutes: 0 },
    { day: "2026-10-31", minutes: 0 },
    { day: "2026-11-01", minutes: 4.5 },
  ]);
  expect(dayList("2026-11-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z", [])).toEqual([]);
});

test("the CSV holds every figure, and a project's name can neither break a line nor become a formula", () => {
  const csv = usageCsv({
    projects: [
      {
        projectId: "prj_1",
        name: '=cmd|"x",y',
        minutes: 2.5,
        attempts: 2,
        trainedTokens: 900,
        storedBytes: 10,
        kinds: [{ kind: "train", minutes: 2.5, attempts: 2, trainedTokens: 900 }],
        stored: [{ kind: "adapter", bytes: 10 }],
      },
    ],
  });
  expect(csv.split("\r\n")).toEqual([
    "project,what,kind,attempts,minutes,trained tokens,stored bytes",
    `"'=cmd|""x"",y",work,train,2,2.5,900,`,
    `"'=cmd|""x"",y",stored,adapter,,,,10`,
    "",
  ]);
});
