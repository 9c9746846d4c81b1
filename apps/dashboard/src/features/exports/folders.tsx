"use client";
import type { ExportFolder } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { Panel } from "@facet/ui/layout/panel";
import { artefactName } from "@facet/ui/signature/words/certificate-words";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { CodeBlock } from "@facet/ui/text/code-block";
import { Bytes } from "@facet/ui/values/bytes";
import { sameOriginLink } from "../../data/same-origin-link.ts";
import { exportWords } from "../../words/exports.ts";
import { saveText } from "../files/save-text.ts";

interface FoldersProps {
  readonly folders: readonly ExportFolder[];
  readonly exportId: string;
  /** Folder that gets them. */
  readonly name: string;
}

const words = exportWords.files;

/** Every file with its hash, and one line that fetches and checks a whole folder. */
export function Folders({ folders, exportId, name }: FoldersProps) {
  return (
    <section id="folders" aria-label={words.title} className="grid scroll-mt-16 gap-6">
      {folders.map((folder) => (
        <Panel
          key={folder.artifactId}
          title={artefactName(folder.folder)}
          description={words.lead(
            folder.files.length,
            formatBytes(folder.files.reduce((sum, one) => sum + one.bytes, 0)),
          )}
          flush
          actions={<Proofs folder={folder} />}
          footer={
            <CodeBlock
              label={words.whole}
              samples={[
                {
                  language: "shell",
                  code: `./facet export download ./${name} --which ${exportId} --only ${folder.folder}`,
                },
              ]}
            />
          }
        >
          <DataTable
            caption={artefactName(folder.folder)}
            columns={columns}
            rows={folder.files}
            rowId={({ path }) => path}
            rowName={({ path }) => path}
          />
        </Panel>
      ))}
    </section>
  );
}

/** The signed list of the files: to put beside them, so that they can be checked without the network. */
function Proofs({ folder: { manifest, signature } }: { folder: ExportFolder }) {
  return (
    <>
      <Button size="small" onClick={() => saveText(words.manifestName, "application/json", manifest)}>
        {words.manifestName}
      </Button>
      <Button
        size="small"
        onClick={() => saveText(words.signatureName, "application/json", JSON.stringify(signature, null, 2))}
      >
        {words.signatureName}
      </Button>
    </>
  );
}

const columns: readonly Column<ExportFolder["files"][number]>[] = [
  { id: "name", header: words.name, grow: true, cell: ({ path }) => path },
  { id: "size", header: words.size, align: "end", width: 110, cell: ({ bytes }) => <Bytes value={bytes} /> },
  {
    id: "sha",
    header: words.sha,
    width: 220,
    cell: ({ sha256 }) => (
      <span className="flex items-center gap-2">
        <code className="truncate text-sm">{sha256.slice(0, 16)}</code>
        <CopyButton text={sha256} />
      </span>
    ),
  },
  {
    id: "download",
    header: words.download,
    width: 130,
    cell: ({ href }) => (
      <LinkButton size="small" href={sameOriginLink(href, window.location.origin)} download>
        {words.download}
      </LinkButton>
    ),
  },
];
