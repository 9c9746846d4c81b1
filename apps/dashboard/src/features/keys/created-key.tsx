import { Checkbox } from "@facet/ui/forms/checkbox";
import { Notice } from "@facet/ui/layout/notice";
import { keyWords } from "../../words/keys.ts";
import { ShownOnce } from "../settings/shown-once.tsx";
import { KeySnippet } from "./key-snippet.tsx";

const words = keyWords.created;

interface CreatedKeyProps {
  readonly secret: string | null;
  readonly saved: boolean;
  readonly onSaved: (saved: boolean) => void;
}

/** The key itself, this once. */
export function CreatedKey({ secret, saved, onSaved }: CreatedKeyProps) {
  if (secret === null) return <Notice tone="warning">{words.lost}</Notice>;
  return (
    <div className="grid min-w-0 gap-5">
      <ShownOnce label={words.key} value={secret} copy={words.copy} />
      <Checkbox checked={saved} onChange={onSaved} label={words.saved} />
      <section className="grid min-w-0 gap-2">
        <h3 className="font-medium text-table">{words.use}</h3>
        <KeySnippet />
      </section>
    </div>
  );
}
