import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Region, type RegionQuery } from "./region.tsx";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const waiting: RegionQuery<string[]> = {
  status: "pending",
  data: undefined,
  error: null,
  dataUpdatedAt: 0,
  fetchStatus: "fetching",
  refetch: () => undefined,
};
const ready: RegionQuery<string[]> = { ...waiting, status: "success", data: ["row"], fetchStatus: "idle" };
const problem = {
  type: "about:blank",
  title: "The data set has no usable rows",
  status: 422,
  detail: "All 300 rows were refused.",
  instance: "/v1/datasets",
  code: "no_usable_rows",
  param: null,
  fix: "Map another column.",
  errors: [],
  requestId: "req_5x9",
  docUrl: "",
  retryable: false,
};
const failed = (status: number): RegionQuery<string[]> => ({
  ...waiting,
  status: "error",
  fetchStatus: "idle",
  error: { problem: { ...problem, status } },
});
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const view = (query: RegionQuery<string[]>) => (
  <Region query={{ ...query }} isEmpty={(rows) => rows.length === 0} empty="nothing here">
    {(rows) => `${rows.length} rows`}
  </Region>
);
const skeletonSeen = () => screen.queryByText("Loading") !== null;

it("shows no skeleton when the answer comes within 200 ms", () => {
  const { rerender } = render(view(waiting));
  pass(199);
  expect(skeletonSeen()).toBe(false);
  rerender(view(ready));
  expect(screen.getByText("1 rows")).toBeDefined();
  pass(1000);
  expect(screen.getByText("1 rows")).toBeDefined();
});
it("keeps a skeleton for 300 ms once it is seen", () => {
  const { rerender } = render(view(waiting));
  pass(200);
  expect(skeletonSeen()).toBe(true);
  pass(50);
  rerender(view(ready));
  expect(skeletonSeen()).toBe(true);
  pass(249);
  expect(skeletonSeen()).toBe(true);
  pass(1);
  expect(skeletonSeen()).toBe(false);
  expect(screen.getByText("1 rows")).toBeDefined();
});
it("says that it is busy from the first moment", () => {
  const { container } = render(view(waiting));
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
});
it("draws empty, old and failed data each as itself", () => {
  const { rerender } = render(view({ ...ready, data: [] }));
  expect(screen.getByText("nothing here")).toBeDefined();
  rerender(view({ ...failed(500), data: ["row"], dataUpdatedAt: Date.now() - 40_000 }));
  expect(screen.getByText("1 rows")).toBeDefined();
  expect(screen.getByRole("status").textContent).toContain("40\u00a0s ago");
  rerender(view(failed(422)));
  const alert = screen.getByRole("alert").textContent;
  for (const part of [problem.title, problem.detail, problem.fix, problem.code, problem.requestId]) {
    expect(alert).toContain(part);
  }
});
it("tells forbidden, not found and unreachable from a failure", () => {
  const { rerender } = render(view(failed(403)));
  expect(screen.getByText("You may not see this")).toBeDefined();
  rerender(view(failed(404)));
  expect(screen.getByText("Not found")).toBeDefined();
  rerender(view(failed(0)));
  expect(screen.getByText("Facet does not answer")).toBeDefined();
  rerender(view({ ...waiting, fetchStatus: "paused" }));
  expect(screen.queryByText("Loading")).toBeNull();
});
it("never shows the text of an unknown error", () => {
  render(view({ ...failed(500), error: new Error("secret stack") }));
  expect(screen.getByRole("alert").textContent).not.toContain("secret");
});
it("asks again when told to", () => {
  const refetch = vi.fn<() => void>();
  render(view({ ...failed(500), refetch }));
  act(() => screen.getByRole("button", { name: "Try again" }).click());
  expect(refetch).toHaveBeenCalledOnce();
});

it("keeps what was typed inside when the data cannot be refreshed, and when it can again", () => {
  const field = (query: RegionQuery<string[]>) => (
    <Region query={{ ...query }}>{() => <input aria-label="typed" defaultValue="" />}</Region>
  );
  const { rerender } = render(field(ready));
  const typed = () => screen.getByLabelText<HTMLInputElement>("typed");
  typed().value = "half a sentence";
  for (const query of [
    { ...ready, fetchStatus: "paused" as const },
    { ...failed(500), data: ["row"] },
    ready,
  ]) {
    rerender(field(query));
    expect(typed().value).toBe("half a sentence");
  }
});
