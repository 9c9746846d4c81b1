import { Panel } from "@facet/ui/layout/panel";
import { DataTable } from "@facet/ui/tables/data-table";
import { Bytes } from "@facet/ui/values/bytes";
import { Duration } from "@facet/ui/values/duration";
import { Num } from "@facet/ui/values/num";
import { usageWords } from "../../words/usage.ts";
import type { Usage } from "./usage.ts";

const minuteMs = 60_000;

/** Attempts, minutes and tokens, a row for each kind of work of each project. */
export function WorkTable({ projects }: { projects: Usage["projects"] }) {
  const words = usageWords.work;
  const rows = projects.flatMap(({ projectId, name, kinds }) =>
    kinds.map((kind) => ({ projectId, name, ...kind })),
  );
  return (
    <Panel title={words.title} flush>
      <DataTable
        caption={words.caption}
        rows={rows}
        rowId={({ projectId, kind }) => `${projectId} ${kind}`}
        empty={<p className="px-4 py-4 text-muted">{words.none}</p>}
        maxHeight="none"
        columns={[
          {
            id: "kind",
            grow: true,
            header: words.kind,
            cell: ({ kind }) => usageWords.kinds[kind],
            sortValue: ({ kind }) => kind,
          },
          {
            id: "project",
            header: words.project,
            cell: ({ name }) => name,
            sortValue: ({ name }) => name.toLowerCase(),
          },
          {
            id: "attempts",
            header: words.attempts,
            align: "end",
            cell: ({ attempts }) => <Num value={attempts} />,
            sortValue: ({ attempts }) => attempts,
          },
          {
            id: "minutes",
            header: words.minutes,
            align: "end",
            cell: ({ minutes }) => <Duration ms={minutes * minuteMs} />,
            sortValue: ({ minutes }) => minutes,
          },
          {
            id: "tokens",
            header: words.tokens,
            align: "end",
            cell: ({ kind, trainedTokens }) => (kind === "train" ? <Num value={trainedTokens} /> : "–"),
            sortValue: ({ trainedTokens }) => trainedTokens,
          },
        ]}
      />
    </Panel>
  );
}

/** Bytes held now, a row for each kind of file of each project. */
export function StoredTable({ projects }: { projects: Usage["projects"] }) {
  const words = usageWords.stored;
  const rows = projects.flatMap(({ projectId, name, stored }) =>
    stored.map((one) => ({ projectId, name, ...one })),
  );
  return (
    <Panel title={words.title} flush footer={<p className="text-muted text-sm">{words.shared}</p>}>
      <DataTable
        caption={words.caption}
        rows={rows}
        rowId={({ projectId, kind }) => `${projectId} ${kind}`}
        empty={<p className="px-4 py-4 text-muted">{words.none}</p>}
        maxHeight="none"
        columns={[
          {
            id: "kind",
            grow: true,
            header: words.kind,
            cell: ({ kind }) => fileWord(kind),
            sortValue: ({ kind }) => fileWord(kind),
          },
          {
            id: "project",
            header: words.project,
            cell: ({ name }) => name,
            sortValue: ({ name }) => name.toLowerCase(),
          },
          {
            id: "bytes",
            header: words.bytes,
            align: "end",
            cell: ({ bytes }) => <Bytes value={bytes} />,
            sortValue: ({ bytes }) => bytes,
          },
        ]}
      />
    </Panel>
  );
}

function fileWord(kind: string): string {
  const words: Readonly<Record<string, string>> = usageWords.files;
  return words[kind] ?? kind;
}
