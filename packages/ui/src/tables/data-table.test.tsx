import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { Column, Sort } from "./column.ts";
import { DataTable } from "./data-table.tsx";
import type { DataTableProps } from "./data-table-props.ts";

interface Run {
  id: string;
  name: string;
  loss: number | null;
}
const runs: readonly Run[] = [
  { id: "a", name: "run 10", loss: 0.8 },
  { id: "b", name: "run 9", loss: null },
  { id: "c", name: "Run 1", loss: 1.2 },
];
const columns: readonly Column<Run>[] = [
  { id: "name", header: "Name", cell: (run) => run.name, sortValue: (run) => run.name },
  { id: "loss", header: "Loss", cell: (run) => run.loss ?? "–", sortValue: (run) => run.loss, align: "end" },
  { id: "id", header: "Id", cell: (run) => run.id, hidden: true },
];
const table = (more: Partial<DataTableProps<Run>> = {}) => (
  <DataTable
    caption="Runs"
    columns={columns}
    rows={runs}
    rowId={(run) => run.id}
    rowName={(run) => run.name}
    {...more}
  />
);
const rows = () => within(screen.getByRole("table")).getAllByRole("row").slice(1);
const names = () => rows().map((row) => within(row).getAllByRole("cell")[0]?.textContent);
const focused = () => rows().indexOf(document.activeElement as HTMLElement);

it("sorts up, down and back, numbers inside names by their value", async () => {
  const user = userEvent.setup();
  render(table());
  expect(names()).toEqual(["run 10", "run 9", "Run 1"]);
  const head = screen.getByRole("columnheader", { name: "Name" });
  await user.click(within(head).getByRole("button"));
  expect(names()).toEqual(["Run 1", "run 9", "run 10"]);
  expect(head.getAttribute("aria-sort")).toBe("ascending");
  await user.click(within(head).getByRole("button"));
  expect(names()).toEqual(["run 10", "run 9", "Run 1"]);
  await user.click(within(head).getByRole("button"));
  expect(head.getAttribute("aria-sort")).toBe("none");
});
it("keeps missing values last in both directions", async () => {
  const user = userEvent.setup();
  render(table());
  const press = within(screen.getByRole("columnheader", { name: "Loss" })).getByRole("button");
  await user.click(press);
  expect(names()).toEqual(["run 10", "Run 1", "run 9"]);
  await user.click(press);
  expect(names()).toEqual(["Run 1", "run 10", "run 9"]);
});
it("leaves the order to the server when told to", async () => {
  const user = userEvent.setup();
  const onSort = vi.fn<(sort: Sort | null) => void>();
  render(table({ sortedByServer: true, sort: { column: "name", descending: false }, onSort }));
  expect(names()).toEqual(["run 10", "run 9", "Run 1"]);
  await user.click(within(screen.getByRole("columnheader", { name: "Name" })).getByRole("button"));
  expect(onSort).toHaveBeenCalledWith({ column: "name", descending: true });
});
it("moves with j and k, stops at the ends, and opens with Enter", async () => {
  const user = userEvent.setup();
  const onOpen = vi.fn<(run: Run) => void>();
  const onMove = vi.fn<(run: Run) => void>();
  render(table({ onOpen, onMove }));
  rows()[0]?.focus();
  await user.keyboard("j");
  await vi.waitFor(() => expect(focused()).toBe(1));
  await user.keyboard("{ArrowDown}");
  await vi.waitFor(() => expect(focused()).toBe(2));
  await user.keyboard("j");
  expect(onMove).toHaveBeenLastCalledWith(runs[2]);
  await user.keyboard("k");
  await vi.waitFor(() => expect(focused()).toBe(1));
  await user.keyboard("{Enter}");
  expect(onOpen).toHaveBeenCalledWith(runs[1]);
});
it("has one stop for the Tab key", () => {
  render(table());
  expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
});
it("does not take letters that are typed into a cell", async () => {
  const user = userEvent.setup();
  const onMove = vi.fn<(run: Run) => void>();
  const input = { id: "note", header: "Note", cell: () => <input aria-label="Note" /> };
  render(table({ columns: [...columns, input], onMove }));
  const [note] = screen.getAllByRole("textbox", { name: "Note" });
  if (note === undefined) throw new Error("no input");
  await user.type(note, "jk");
  expect(onMove).not.toHaveBeenCalled();
  expect(note).toHaveProperty("value", "jk");
});
it("follows a row's link by click and by Enter", async () => {
  const user = userEvent.setup();
  const followed: string[] = [];
  render(table({ rowHref: (run) => `#${run.id}` }));
  for (const link of screen.getAllByRole("link")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      followed.push(link.getAttribute("href") ?? "");
    });
  }
  await user.click(screen.getByText("1.2"));
  rows()[0]?.focus();
  await user.keyboard("{Enter}");
  expect(followed).toEqual(["#c", "#a"]);
});
function Selecting() {
  const [selected, onChange] = useState<ReadonlySet<string>>(new Set());
  return table({ selection: { selected, onChange } });
}
it("selects rows by x, by box and all at once", async () => {
  const user = userEvent.setup();
  render(<Selecting />);
  rows()[0]?.focus();
  await user.keyboard("x");
  expect(rows()[0]?.getAttribute("aria-selected")).toBe("true");
  await user.click(screen.getByRole("checkbox", { name: "Select run 9" }));
  expect(screen.getByRole("status").textContent).toBe("2\u00a0rows selected");
  await user.click(screen.getByRole("checkbox", { name: "Select all rows" }));
  expect(rows().every((row) => row.getAttribute("aria-selected") === "true")).toBe(true);
});
it("shows hidden columns when chosen", async () => {
  const user = userEvent.setup();
  render(table({ columnChoice: true }));
  expect(screen.queryByRole("columnheader", { name: "Id" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Columns" }));
  await user.click(screen.getByRole("menuitemcheckbox", { name: "Id" }));
  await user.keyboard("{Escape}");
  expect(screen.getByRole("columnheader", { name: "Id" })).toBeDefined();
});
it("draws a few rows of many", () => {
  const many = Array.from({ length: 50_000 }, (_, index) => ({
    id: `${index}`,
    name: `run ${index}`,
    loss: index,
  }));
  render(table({ rows: many }));
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("50001");
  expect(rows().length).toBeLessThan(60);
});
