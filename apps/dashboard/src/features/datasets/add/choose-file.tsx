"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { FileDrop } from "@facet/ui/forms/file-drop";
import { TextArea } from "@facet/ui/forms/text-area";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId, useState } from "react";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import { useForm } from "../../forms/use-form.ts";
import { fileEndings, mostFileBytes } from "./file-limits.ts";

const words = addDatasetWords.file;

/** Drop, choose or paste: the first of the few decisions. */
export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const [pasting, setPasting] = useState(false);
  return (
    <div className="grid justify-items-start gap-2">
      <div className="w-full">
        <FileDrop
          endings={fileEndings}
          mostBytes={mostFileBytes}
          hint={words.hint}
          pasteAs={words.pastedAs}
          onFiles={([file]) => file !== undefined && onFile(file)}
        />
      </div>
      <Button look="quiet" onClick={() => setPasting(true)}>
        {words.paste}
      </Button>
      {pasting && <PasteDialog onFile={onFile} onClose={() => setPasting(false)} />}
    </div>
  );
}

function PasteDialog({ onFile, onClose }: { onFile: (file: File) => void; onClose: () => void }) {
  const formId = useId();
  const form = useForm({
    initial: { text: "" },
    check: ({ text }) => (text.trim() === "" ? { text: words.pasteNone } : {}),
    send: async ({ text }) => new File([text], words.pastedAs, { type: "text/plain" }),
    onDone: (file) => {
      onClose();
      onFile(file);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.pasteTitle}
      description={words.pasteLead}
      size="large"
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {words.pasteUse}
          </Button>
        </>
      }
    >
      <form id={formId} {...form.props}>
        <Field label={words.pasteLabel} error={form.wrong.text} required>
          <TextArea
            value={form.values.text}
            onChange={(text) => form.set("text", text)}
            rows={12}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      </form>
    </Dialog>
  );
}
