import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ConfirmDialog } from "./confirm-dialog.tsx";

const dialog = (onConfirm: () => void, more: { name?: string; busy?: boolean } = {}) => (
  <ConfirmDialog
    open
    onOpenChange={() => undefined}
    title="Delete support-tone?"
    confirm="Delete data set"
    onConfirm={onConfirm}
    {...more}
  >
    Its 4 versions are lost.
  </ConfirmDialog>
);
const button = () => screen.getByRole("button", { name: "Delete data set" });

it("acts only after the exact name was typed", async () => {
  const user = userEvent.setup();
  const act = vi.fn<() => void>();
  render(dialog(act, { name: "support-tone" }));
  await user.click(button());
  const input = screen.getByRole("textbox", { name: "Type support-tone to confirm" });
  await user.type(input, "Support-tone{Enter}");
  await user.click(button());
  expect(act).not.toHaveBeenCalled();
  await user.clear(input);
  await user.type(input, "support-tone");
  await user.click(button());
  expect(act).toHaveBeenCalledOnce();
});
it("puts the focus into the name, not on the close button", () => {
  render(dialog(() => undefined, { name: "support-tone" }));
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});
it("does not act twice while it works", async () => {
  const user = userEvent.setup();
  const act = vi.fn<() => void>();
  render(dialog(act, { busy: true }));
  await user.click(button());
  expect(act).not.toHaveBeenCalled();
});
