import { type HouseRule, isTest } from "./house-rule.ts";

const moduleMock = new RegExp(`\\b(vi|jest)\\.${"mock"}\\(|unittest\\.${"mock"}`);
const sleep = new RegExp(
  `\\btime\\.${"sleep"}\\(|new Promise\\([^)]*\\) =>\\s*${"setTimeout"}|timers/promises`,
);

/** Tests use real parts and wait on conditions. */
export const realTests: HouseRule = ({ path, text }) => {
  if (!isTest(path)) return [];
  const mocks = moduleMock.test(text) ? ["mocks a module; pass the part as an argument instead"] : [];
  return sleep.test(text) ? [...mocks, "sleeps; wait on a condition instead (vi.waitFor, an event)"] : mocks;
};
