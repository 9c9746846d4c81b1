import type { CanonicalRow } from "@facet/sdk/generated/types.gen";
import type { Column } from "@facet/ui/tables/column";
import { Num } from "@facet/ui/values/num";
import { datasetWords } from "../../../words/datasets.ts";
import { rowTexts } from "./row-texts.ts";

const words = datasetWords.rows;
const shown = (text: string) => (text === "" ? <span className="text-faint">{words.empty}</span> : text);

const row: Column<CanonicalRow> = {
  id: "row",
  header: words.columns.row,
  cell: ({ row: number }) => <span className="text-faint">{number}</span>,
};
const asked = (header: string): Column<CanonicalRow> => ({
  id: "asked",
  header,
  grow: true,
  cell: ({ content }) => shown(rowTexts(content).asked),
});
const answer: Column<CanonicalRow> = {
  id: "answer",
  header: words.columns.answer,
  width: 160,
  cell: ({ content }) => shown(rowTexts(content).answer ?? ""),
};
const turns: Column<CanonicalRow> = {
  id: "turns",
  header: words.columns.turns,
  align: "end",
  width: 64,
  cell: ({ content }) => <Num value={rowTexts(content).turns} />,
};

const all: Readonly<Record<CanonicalRow["type"], readonly Column<CanonicalRow>[]>> = {
  chat: [row, asked(words.columns.asked), answer, turns],
  "prompt-completion": [row, asked(words.columns.asked), answer],
  text: [row, asked(words.columns.text)],
};
/** Pixels of a row number. */
const numberRoom = 28;
const digitWidth = 9;
const few = [row, asked(words.columns.asked)];

/** A phone has room for what was asked. */
export function rowColumns(
  type: CanonicalRow["type"],
  wide: boolean,
  mostRow: number,
): readonly Column<CanonicalRow>[] {
  const width = numberRoom + String(mostRow).length * digitWidth;
  return (wide ? all[type] : few).map((column) => (column === row ? { ...row, width } : column));
}
