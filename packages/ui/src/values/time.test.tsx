import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FixedClock } from "./clock.tsx";
import { Duration } from "./duration.tsx";
import { Time } from "./time.tsx";

const now = Date.UTC(2026, 10, 23, 15, 57, 3);
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());
const text = () => document.body.textContent?.replaceAll("\u00a0", " ");

it("grows older while it is looked at", () => {
  render(<Time at={new Date(now - 12_000).toISOString()} />);
  expect(text()).toBe("12 s ago");
  act(() => {
    vi.advanceTimersByTime(50_000);
  });
  expect(text()).toBe("1 min ago");
});
it("keeps no timer when nothing shows an age", () => {
  const { unmount } = render(<Time at={now} />);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
it("can be reached by keyboard for the exact moment", () => {
  render(<Time at={now} />);
  const time = screen.getByText("just now");
  expect(time.tabIndex).toBe(0);
  expect(time.getAttribute("datetime")).toBe("2026-11-23T15:57:03.000Z");
});
it("shows a dash for what has not happened", () => {
  render(<Time at={null} />);
  expect(text()).toBe("–");
});
it("counts a running duration and stands still under a fixed clock", () => {
  render(
    <FixedClock atMs={now}>
      <Duration since={now - 730_400} />
    </FixedClock>,
  );
  expect(text()).toBe("12 min 10 s");
});
