import type { DatasetPreview } from "@facet/sdk/generated/types.gen";
import { addDatasetWords } from "../../../words/add-dataset.ts";

const words = addDatasetWords.preview;
const shown = 5;

/** The first rows that would be set aside, each with its reason and fix. */
export function RefusedPreview({ refused }: { refused: DatasetPreview["refused"] }) {
  if (refused.length === 0) return null;
  return (
    <ul aria-label={words.refused} className="grid gap-2 text-table">
      {refused.slice(0, shown).map(({ row, field, reason, fix }) => (
        <li key={`${row} ${field ?? ""}`} className="grid">
          <span>
            <b className="font-medium">{words.refusedRow(row, field)}:</b> {reason}
          </span>
          <span className="text-muted text-sm">{fix}</span>
        </li>
      ))}
      {refused.length > shown && <li className="text-muted text-sm">{words.more(refused.length - shown)}</li>}
    </ul>
  );
}
