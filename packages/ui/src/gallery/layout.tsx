import { useState } from "react";
import { Button } from "../actions/button.tsx";
import { Breadcrumb } from "../layout/breadcrumb.tsx";
import { Figures } from "../layout/figures.tsx";
import { KeyValues } from "../layout/key-values.tsx";
import { Notice, Remarks } from "../layout/notice.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Panel } from "../layout/panel.tsx";
import { Stepper } from "../layout/stepper.tsx";
import { Tabs } from "../layout/tabs.tsx";
import { TextLink } from "../navigation/text-link.tsx";
import { Badge } from "../status/badge.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import type { Story } from "./story.ts";

function TryTabs() {
  const [tab, setTab] = useState("rows");
  return (
    <Tabs
      label="Data set"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: "rows", label: "Rows" },
        { value: "quality", label: "Quality", count: "31", tone: "warning" },
        { value: "tokens", label: "Tokens" },
        { value: "versions", label: "Versions" },
        { value: "used", label: "Used by" },
      ]}
    >
      <p className="text-muted">The open tab: {tab}.</p>
    </Tabs>
  );
}

function TryStepper() {
  const [step, setStep] = useState("model");
  return (
    <Stepper
      value={step}
      onChange={setStep}
      steps={[
        { value: "goal", label: "Goal", state: "done" },
        { value: "data", label: "Data", state: "invalid" },
        { value: "model", label: "Model", state: "open" },
        { value: "review", label: "Review", state: "open" },
      ]}
    />
  );
}

export const stories: readonly Story[] = [
  {
    name: "PageHeader",
    render: () => (
      <PageHeader
        title="support-tone · gemma-3-1b"
        badges={<StatusBadge state="running" label="Training" />}
        sentence={
          <>
            Step 672 of 1,200. About <b>9 min</b> left (8 to 11). Loss fell 2.31 → 0.84 and is still falling.
          </>
        }
        actions={
          <>
            <Button>Duplicate</Button>
            <Button>Pause</Button>
            <Button>Cancel</Button>
          </>
        }
      />
    ),
  },
  {
    name: "Panel: plain, described, needs you",
    render: () => (
      <div className="grid gap-4 lg:grid-cols-3">
        <Panel title="This run">
          <KeyValues
            items={[
              { label: "Method", value: "SFT, LoRA r16" },
              { label: "Data", value: <TextLink href="#gallery">support-tone v4</TextLink> },
              { label: "Memory", value: "9.8 of 24 GB", note: "most of it: activations" },
            ]}
          />
        </Panel>
        <Panel
          title="Parity certificate"
          description="64 prompts through each file."
          actions={<Button size="small">Download</Button>}
          footer={<span className="text-muted text-sm">Signed 14 min ago</span>}
        >
          Does what you download behave like what you trained?
        </Panel>
        <Panel
          title="gpu-2 has not been heard from for 48 s"
          tone="warning"
          actions={<Badge tone="warning">needs you</Badge>}
        >
          If it stays silent for 12 s more, the job moves to another machine.
        </Panel>
      </div>
    ),
  },
  {
    name: "Figures",
    render: () => (
      <Figures
        items={[
          { label: "Base right", value: "38.1 %", note: "74 of 194" },
          { label: "Tuned right", value: "83.0 %", note: "161 of 194", tone: "good" },
          { label: "Better, worse, same", value: "94 · 7 · 93", note: "paired, same decoding" },
          { label: "Forgetting", value: "−1.4 %", note: "text it was not tuned on", tone: "warning" },
        ]}
      />
    ),
  },
  {
    name: "Notice and Remarks",
    render: () => (
      <div className="grid max-w-200 gap-3">
        <Notice tone="running">The run goes on while this page is closed.</Notice>
        <Notice tone="good">All four files answer like the trained model.</Notice>
        <Notice tone="warning" actions={<Button size="small">See them</Button>}>
          3 of 1,940 rows are longer than 1,024 tokens and are cut.
        </Notice>
        <Notice tone="bad">The budget of this month is used up. Runs wait.</Notice>
        <Notice tone="idle">You look at version 3. Version 4 is newer.</Notice>
        <Remarks
          items={[
            {
              id: "fit",
              tone: "good",
              shape: "up",
              text: "Held-out loss still falls with training loss: no over-fitting so far.",
            },
            { id: "cut", tone: "warning", text: "3 of 1,940 rows are cut." },
          ]}
        />
      </div>
    ),
  },
  {
    name: "Breadcrumb",
    render: () => (
      <Breadcrumb
        items={[
          { label: "Nordkap", href: "#gallery" },
          { label: "Fine-tunes", href: "#gallery" },
          { label: "support-tone" },
        ]}
      />
    ),
  },
  { name: "Tabs", render: () => <TryTabs /> },
  { name: "Stepper", render: () => <TryStepper /> },
];
