"use client";
import type { DatasetPreview } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { useState } from "react";
import { useCreateDataset, useCreateDatasetVersion } from "../../../data/datasets.ts";
import { useProjectId } from "../../../frame/project.tsx";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import { FormProblem } from "../../forms/form-problem.tsx";
import { useForm } from "../../forms/use-form.ts";
import type { Version } from "../version.ts";
import { HeldOutFile } from "./held-out-file.tsx";
import { draftOfMapping, type MappingDraft, mappingOfDraft } from "./mapping-draft.ts";
import { MappingForm } from "./mapping-form.tsx";
import { forgetUpload } from "./remembered-uploads.ts";
import { type Shares, SplitForm } from "./split-form.tsx";
import { UploadLine } from "./upload-line.tsx";
import { type SendFile, useSendFile } from "./use-send-file.ts";

interface DatasetFormProps {
  readonly file: File;
  /** The data set that the file becomes a version of; undefined: it becomes one of its own. */
  readonly grownId: string | undefined;
  /** Of that data set's newest version. */
  readonly splits: Version["splits"] | undefined;
  readonly sending: SendFile;
  /** Undefined until the first bytes have arrived. */
  readonly preview: DatasetPreview | undefined;
  /** Why the file cannot be read at all. */
  readonly problem: unknown;
  /** Null: as detected. */
  readonly mapping: MappingDraft | null;
  readonly onMapping: (draft: MappingDraft) => void;
  readonly onOther: () => void;
  readonly onDone: (datasetId: string) => void;
}

interface Values {
  readonly name: string;
  readonly mapping: MappingDraft | null;
  readonly shares: Shares;
}

const words = addDatasetWords;
const leastTrained = 0.1;

/** Everything has a value that works: pressing the button is enough. It may be pressed while the file is on its way. */
export function DatasetForm(props: DatasetFormProps) {
  const { file, grownId, splits, sending, preview, problem, mapping, onMapping, onOther, onDone } = props;
  const projectId = useProjectId();
  const create = useCreateDataset();
  const grow = useCreateDatasetVersion();
  const heldOut = useSendFile();
  const [heldOutFile, setHeldOutFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const detected = preview?.detection.mapping ?? null;
  const draft = mapping ?? draftOfMapping(detected);
  const form = useForm<Values, string>({
    initial: { name: nameOf(file), mapping: null, shares: sharesOf(splits) },
    check: ({ name, shares }) => {
      setTried(true);
      return {
        ...(grownId === undefined && name.trim() === "" ? { name: words.name.none } : {}),
        ...(1 - shares.validation - shares.test < leastTrained ? { shares: words.splits.tooMuch } : {}),
        ...(preview !== undefined && mappingOfDraft(draft) === null
          ? { mapping: words.mapping.missing }
          : {}),
      };
    },
    send: async ({ name, shares }) => {
      // A file that cannot be read now cannot be read later: better told before a data set has its name.
      if (problem !== null && preview === undefined) throw problem;
      const [upload, test] = await Promise.all([
        sending.whole(file),
        heldOutFile === undefined ? null : heldOut.whole(heldOutFile),
      ]);
      const source = {
        uploadId: upload.id,
        splits: { ...splits, ...shares },
        ...(test === null ? {} : { heldOutUploadId: test.id }),
        ...(mapping === null ? {} : { mapping: mappingOfDraft(mapping) }),
      };
      const { datasetId } =
        grownId === undefined
          ? { datasetId: (await create.mutateAsync({ projectId, name: name.trim(), ...source })).id }
          : await grow.mutateAsync({ id: grownId, body: source });
      forgetUpload(projectId, file);
      if (heldOutFile !== undefined) forgetUpload(projectId, heldOutFile);
      return datasetId;
    },
    onDone,
  });
  return (
    <form {...form.props}>
      <Panel
        title={file.name}
        actions={
          <Button size="small" onClick={onOther}>
            {words.file.change}
          </Button>
        }
        footer={
          <div className="grid gap-3">
            <FormProblem text={form.problem} />
            <div className="flex flex-wrap items-center gap-3">
              <Button look="main" type="submit" busy={form.busy}>
                {grownId === undefined ? words.send : words.version.send}
              </Button>
              <span role="status" className="text-muted text-sm">
                {form.busy && sending.state === "sending" && words.sendWaits}
              </span>
            </div>
          </div>
        }
      >
        <div className="grid gap-5">
          <UploadLine file={file} sending={sending} />
          {grownId === undefined && (
            <Field label={words.name.label} error={form.wrong.name} required>
              <TextInput
                value={form.values.name}
                onChange={(name) => form.set("name", name)}
                maxLength={100}
                autoComplete="off"
              />
            </Field>
          )}
          {preview !== undefined && (
            <MappingForm
              columns={preview.detection.columns}
              value={draft}
              onChange={onMapping}
              tried={tried}
            />
          )}
          <SplitForm
            value={form.values.shares}
            onChange={(shares) => form.set("shares", shares)}
            error={form.wrong.shares}
            hasOwnTest={heldOutFile !== undefined}
          />
          {splits !== undefined && <p className="text-muted text-sm">{words.version.splits}</p>}
          <HeldOutFile file={heldOutFile} sending={heldOut} onFile={setHeldOutFile} />
        </div>
      </Panel>
    </form>
  );
}

function sharesOf(splits: Version["splits"] | undefined): Shares {
  return { validation: splits?.validation ?? 0.05, test: splits?.test ?? 0.1 };
}

/** "support tickets.csv" becomes "support tickets". */
function nameOf({ name }: File): string {
  const bare = name.replace(/\.[a-z]+$/i, "").trim();
  return (bare === "" ? name : bare).slice(0, 100);
}
