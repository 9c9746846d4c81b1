import { Copy, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../actions/button.tsx";
import { IconButton } from "../actions/icon-button.tsx";
import { Field } from "../forms/field.tsx";
import { TextInput } from "../forms/text-input.tsx";
import { KeyValues } from "../layout/key-values.tsx";
import { ConfirmDialog } from "../overlays/confirm-dialog.tsx";
import { Dialog } from "../overlays/dialog.tsx";
import { Drawer } from "../overlays/drawer.tsx";
import { Menu } from "../overlays/menu.tsx";
import { Popover } from "../overlays/popover.tsx";
import { GlossaryProvider, Term } from "../overlays/term.tsx";
import { Toasts, useToasts } from "../overlays/toasts.tsx";
import { Tooltip } from "../overlays/tooltip.tsx";
import type { Story } from "./story.ts";

const glossary = {
  lora: {
    title: "LoRA",
    explanation:
      "A small set of new weights beside the model. Only they are trained, so it needs little memory.",
    href: "#gallery",
  },
};

function TryDialog() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("support-tone");
  return (
    <>
      <Button onClick={() => setOpen(true)}>Rename</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Rename data set"
        description="Its versions and everything made from it keep their ids."
        size="small"
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="main" onClick={() => setOpen(false)}>
              Rename
            </Button>
          </>
        }
      >
        <Field label="Name">
          <TextInput value={name} onChange={setName} />
        </Field>
      </Dialog>
    </>
  );
}

function TryConfirm() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete data set
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Delete support-tone?"
        name="support-tone"
        confirm="Delete data set"
        onConfirm={() => setOpen(false)}
      >
        Its 4 versions and 1,940 rows are lost. The 3 models trained on it stay.
      </ConfirmDialog>
    </>
  );
}

function TryDrawer({ peek = false }: { peek?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{peek ? "Peek at row 413" : "Open details"}</Button>
      <Drawer open={open} onOpenChange={setOpen} title="Row 413" peek={peek}>
        <KeyValues
          items={[
            { label: "Turns", value: "2" },
            { label: "Tokens", value: "79" },
          ]}
        />
      </Drawer>
    </>
  );
}

function TryToasts() {
  const show = useToasts();
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => show({ text: "Saved." })}>Plain</Button>
      <Button onClick={() => show({ tone: "good", text: "support-tone is ready: 1,940 rows." })}>Good</Button>
      <Button
        onClick={() =>
          show({
            text: "Run cancelled.",
            action: { label: "Undo", onPress: () => show({ text: "Queued again." }) },
          })
        }
      >
        With undo
      </Button>
      <Button onClick={() => show({ tone: "bad", text: "The file was not sent: the connection was lost." })}>
        Bad
      </Button>
    </div>
  );
}

export const stories: readonly Story[] = [
  { name: "Dialog", render: () => <TryDialog /> },
  { name: "ConfirmDialog: type the name", render: () => <TryConfirm /> },
  {
    name: "Drawer: over the page, and as a peek",
    render: () => (
      <div className="flex gap-2">
        <TryDrawer />
        <TryDrawer peek />
      </div>
    ),
  },
  {
    name: "Popover, Tooltip, Menu",
    render: () => (
      <div className="flex flex-wrap items-center gap-2">
        <Popover trigger={<Button>Filters</Button>} label="Filters">
          <Field label="Longer than" unit="tokens">
            <TextInput value="1,024" onChange={() => undefined} />
          </Field>
        </Popover>
        <Tooltip text="23 Nov 2026, 15:57:03 UTC">
          <Button look="quiet">14 min ago</Button>
        </Tooltip>
        <Menu
          label="More actions"
          trigger={<IconButton label="More" icon={<MoreHorizontal size={15} aria-hidden />} />}
          items={[
            { label: "Rename", icon: <Pencil size={14} aria-hidden />, onSelect: () => undefined, keys: "R" },
            { label: "Duplicate", icon: <Copy size={14} aria-hidden />, href: "#gallery" },
            { label: "Export", disabledReason: "Training has not ended", onSelect: () => undefined },
            { label: "Show in list", checked: true, onSelect: () => undefined },
            {
              label: "Delete",
              icon: <Trash2 size={14} aria-hidden />,
              danger: true,
              apart: true,
              onSelect: () => undefined,
            },
          ]}
        />
      </div>
    ),
  },
  {
    name: "Term",
    render: () => (
      <GlossaryProvider glossary={glossary}>
        <p>
          It trains a <Term id="lora">LoRA</Term> of rank 16 beside the model.
        </p>
      </GlossaryProvider>
    ),
  },
  {
    name: "Toasts",
    render: () => (
      <Toasts>
        <TryToasts />
      </Toasts>
    ),
  },
];
