import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ChartSeries } from "./chart-series.ts";
import { LiveLineChart } from "./live-line-chart.tsx";
import { createSeries } from "./points/series.ts";

// happy-dom draws no canvas: what is read here is what those get who cannot see one.
const train = (count: number): readonly ChartSeries[] => [
  {
    id: "train",
    label: "train",
    data: createSeries(
      Array.from({ length: count }, (_, at) => ({
        step: at + 1,
        value: at === 2 ? Number.NaN : 3 - at / 100,
      })),
    ),
  },
];

test("titles itself with the finding and describes its curves in words", () => {
  render(<LiveLineChart name="Loss" series={train(250)} />);
  expect(screen.getByText("Loss fell 2.97 → 0.55")).toBeTruthy();
  const drawing = screen.getByRole("application");
  const summary = document.getElementById(drawing.getAttribute("aria-describedby") ?? "");
  expect(summary?.textContent).toContain("train: 3 at step 1, 0.51 at step 250");
  expect(summary?.textContent).toContain("1 value is not a number.");
});

test("shows its points as a table, a page at a time", async () => {
  render(<LiveLineChart name="Loss" series={train(250)} />);
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  expect(screen.getAllByRole("row")).toHaveLength(201);
  expect(screen.getByText("NaN")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Later" }));
  expect(screen.getByText(/201 to 250 of 250/)).toBeTruthy();
  expect(screen.getByRole("rowheader", { name: "250" })).toBeTruthy();
});

test("says when the first point comes while there is none", () => {
  render(<LiveLineChart name="Loss" series={train(0)} empty="First point after step 10" />);
  expect(screen.getByText("First point after step 10")).toBeTruthy();
});

test("offers only axes that its points know", () => {
  render(<LiveLineChart name="Loss" series={train(20)} />);
  expect(screen.queryByRole("combobox", { name: "Horizontal axis" })).toBeNull();
});

test("goes on when points come while it is shown", async () => {
  const series = train(10);
  render(<LiveLineChart name="Loss" series={series} />);
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  act(() => series[0]?.data.append([{ step: 11, value: 0.25 }]));
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  expect(screen.getByRole("cell", { name: "0.25" })).toBeTruthy();
});
