import { StatusIcon } from "@facet/ui/status/status-icon";
import { settingsWords } from "../../words/settings.ts";

/** Says beside a Save button that it has happened. The region is always there, so that it is read aloud. */
export function SavedNote({ shown, text = settingsWords.saved }: { shown: boolean; text?: string }) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-good text-table">
      {shown && (
        <>
          <StatusIcon tone="good" />
          {text}
        </>
      )}
    </span>
  );
}
