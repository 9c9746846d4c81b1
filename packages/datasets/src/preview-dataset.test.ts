import { describe, expect, it } from "vitest";
import { previewDataset } from "./preview-dataset.ts";
import { sourceOf } from "./testing/source-of.ts";

const csv = `text,label\n${"hello there,greeting\n".repeat(3)}only one\n,empty\n${"bye now,parting\n".repeat(500)}`;

describe("previewing", () => {
  it("shows the first rows and what was refused on the way, from the head of a file", async () => {
    const head = csv.slice(0, 2000);
    const preview = await previewDataset({ source: sourceOf(head), partial: true, mapping: null, rows: 5 });
    expect(preview.detection).toMatchObject({
      format: "csv",
      type: "prompt-completion",
      confidence: "likely",
    });
    expect(preview.rows.map(({ row, content }) => [row, content])).toEqual([
      ...[1, 2, 3].map((row) => [row, { prompt: "hello there", completion: "greeting" }]),
      ...[6, 7].map((row) => [row, { prompt: "bye now", completion: "parting" }]),
    ]);
    expect(preview.refused.map(({ row, code }) => [row, code])).toEqual([
      [4, "column_count"],
      [5, "empty_field"],
    ]);
  });

  it.each(["jsonl", "json", "csv"] as const)(
    "refuses nothing because a head ends, wherever it ends (%s)",
    async (format) => {
      const row = { text: 'é "quoted"\nand, so on', label: "b" };
      const written = {
        jsonl: `${JSON.stringify(row)}\n`.repeat(4),
        json: JSON.stringify([row, row, row, row]),
        csv: `text,label\n${`"${row.text.replaceAll('"', '""')}",b\n`.repeat(4)}`,
      };
      const bytes = Buffer.from(written[format]);
      for (let end = format === "csv" ? 60 : 80; end < bytes.length; end += 1) {
        const preview = await previewDataset({
          source: sourceOf(bytes.subarray(0, end)),
          partial: true,
          mapping: null,
          rows: 9,
        });
        expect([end, preview.refused]).toEqual([end, []]);
        expect(preview.rows[0]?.content).toEqual({ prompt: row.text, completion: "b" });
      }
    },
  );

  it("shows what another mapping would make", async () => {
    const mapping = { type: "text", text: "label" } as const;
    const preview = await previewDataset({ source: sourceOf(csv), partial: false, mapping, rows: 1 });
    expect(preview.detection).toMatchObject({ type: "text", mapping });
    expect(preview.rows[0]).toMatchObject({ row: 1, type: "text", content: { text: "greeting" } });
  });

  it("shows columns and no rows when they fit no type", async () => {
    const preview = await previewDataset({
      source: sourceOf('{"x": 1}\nbad\n'),
      partial: false,
      mapping: null,
      rows: 5,
    });
    expect(preview.detection.columns.map(({ name }) => name)).toEqual(["x"]);
    expect(preview.rows).toEqual([]);
    expect(preview.refused.map(({ row }) => row)).toEqual([2]);
  });
});
