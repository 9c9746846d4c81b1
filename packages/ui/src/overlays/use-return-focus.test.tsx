import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { Dialog } from "./dialog.tsx";
import { Drawer } from "./drawer.tsx";

/** Opened by the page, as ours are: no trigger of the overlay's own. */
function Page({ Overlay, keeps }: { Overlay: typeof Dialog | typeof Drawer; keeps: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <main tabIndex={-1}>
      {(keeps || !open) && (
        <button type="button" onClick={() => setOpen(true)}>
          Show it
        </button>
      )}
      <Overlay open={open} onOpenChange={setOpen} title="It">
        Here it is.
      </Overlay>
    </main>
  );
}

it.each([
  ["dialog", Dialog],
  ["drawer", Drawer],
])("a %s gives the focus back to what opened it", async (_, Overlay) => {
  const user = userEvent.setup();
  render(<Page Overlay={Overlay} keeps />);
  screen.getByRole("button", { name: "Show it" }).focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("dialog", { name: "It" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Show it"));
});

it("leaves the focus in the content when what opened it is gone", async () => {
  const user = userEvent.setup();
  render(<Page Overlay={Dialog} keeps={false} />);
  await user.click(screen.getByRole("button", { name: "Show it" }));
  await screen.findByRole("dialog", { name: "It" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement?.tagName).not.toBe("BODY"));
});
