import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { Tooltip } from "./tooltip.tsx";

afterEach(() => void vi.useRealTimers());

const draw = () =>
  render(
    <Tooltip text="23 Nov 2026">
      <button type="button">14 min ago</button>
    </Tooltip>,
  );

it("comes at once with the focus, describes its element, and goes with Escape", async () => {
  const user = userEvent.setup();
  draw();
  await user.tab();
  const tip = screen.getByRole("tooltip");
  expect(tip.textContent).toBe("23 Nov 2026");
  expect(screen.getByRole("button").getAttribute("aria-describedby")).toBe(tip.id);
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).toBeNull();
});
it("waits under the pointer, and stays while the pointer is on its words", async () => {
  vi.useFakeTimers();
  draw();
  fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "mouse" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  await vi.advanceTimersByTimeAsync(400);
  await vi.waitFor(() => expect(screen.queryByRole("tooltip")).not.toBeNull());
  fireEvent.pointerOut(screen.getByRole("button"), { pointerType: "mouse" });
  fireEvent.pointerOver(screen.getByRole("tooltip"), { pointerType: "mouse" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(screen.queryByRole("tooltip")).not.toBeNull();
});
it("does not open for a finger", async () => {
  vi.useFakeTimers();
  draw();
  fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "touch" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(screen.queryByRole("tooltip")).toBeNull();
});
