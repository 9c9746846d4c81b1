import { Button } from "../actions/button.tsx";
import { NumberInput } from "../forms/number-input.tsx";
import { CertificateView } from "../signature/certificate-view.tsx";
import { ChatColumn } from "../signature/chat-column.tsx";
import { CockpitHeader } from "../signature/cockpit-header.tsx";
import { DiffText } from "../signature/diff-text.tsx";
import { FailureCard } from "../signature/failure-card.tsx";
import { FitPanel } from "../signature/fit-panel.tsx";
import { LineageView } from "../signature/lineage-view.tsx";
import { RowView } from "../signature/row-view.tsx";
import { SamplesGrid } from "../signature/samples-grid.tsx";
import { VerdictView } from "../signature/verdict-view.tsx";
import type { CockpitFacts } from "../signature/words/cockpit-sentence.ts";
import { Badge } from "../status/badge.tsx";
import type { Phase } from "../status/phase-line.tsx";
import { KnobFormStory } from "./knob-form-story.tsx";
import {
  better,
  certificate,
  estimate,
  evaluationRows,
  lossBroke,
  noGain,
  refused,
  samples,
  tooFew,
  tooLarge,
  training,
  worse,
} from "./run-data.ts";
import type { Story } from "./story.ts";
import { chatContent, cutRow, droppedRow, longRow, shortRow } from "./token-data.ts";

const press = () => undefined;

const phases: readonly Phase[] = [
  { id: "wait", label: "waited", state: "done", weight: 4, detail: "4 s" },
  { id: "load", label: "loaded model", state: "done", weight: 38, detail: "38 s" },
  { id: "train", label: "training", state: "now", weight: 1300, share: 0.56, detail: "12 min 10 s" },
  { id: "evaluate", label: "evaluate", state: "waiting", weight: 180 },
  { id: "export", label: "export", state: "waiting", weight: 120 },
];

function cockpit(name: string, facts: Partial<CockpitFacts>, attempt = 1): Story {
  return {
    name: `CockpitHeader, ${name}`,
    render: () => (
      <CockpitHeader
        name="support-tone · gemma-3-1b"
        facts={{ ...training, ...facts }}
        stateLabel="Training"
        attempt={attempt}
        phases={facts.state === "queued" ? [] : phases}
        freshness="live · last event 0.3 s ago"
        actions={<Button>Cancel</Button>}
      />
    ),
  };
}

const lever = () => ({
  label: "Batch size",
  control: (
    <NumberInput
      aria-label="Batch size"
      value={8}
      onChange={press}
      least={1}
      most={256}
      whole
      className="w-24 grid-cols-[minmax(0,1fr)]"
    />
  ),
});

export const stories: readonly Story[] = [
  {
    name: "RowView, tokens",
    render: () => (
      <RowView
        row={413}
        content={chatContent}
        seen={shortRow}
        face="tokens"
        modelName="smollm2-135m"
        maxLength={1024}
        note="The loss is computed on the answer and its end marker only."
      />
    ),
  },
  {
    name: "RowView, cut",
    render: () => <RowView row={419} content={chatContent} seen={cutRow} face="tokens" maxLength={64} />,
  },
  {
    name: "RowView, left out",
    render: () => <RowView row={419} content={chatContent} seen={droppedRow} face="tokens" maxLength={64} />,
  },
  {
    name: "RowView, reckoning",
    render: () => <RowView row={419} content={chatContent} seen={null} face="tokens" />,
  },
  {
    name: "RowView, no model chosen",
    render: () => <RowView row={419} content={chatContent} seen={undefined} face="tokens" />,
  },
  {
    name: "RowView, chat and JSON",
    render: () => <RowView row={413} content={chatContent} seen={shortRow} />,
  },
  {
    name: "RowView, 20,000 tokens",
    render: () => <RowView row={7} content={chatContent} seen={longRow} face="tokens" maxLength={32_768} />,
  },
  {
    name: "FitPanel: fits, does not fit, first estimate, refused",
    render: () => (
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-4">
        <FitPanel
          estimate={estimate}
          calculating={false}
          lever={(knob) => (knob === "per_device_train_batch_size" ? lever() : undefined)}
          onFix={press}
        />
        <FitPanel estimate={tooLarge} calculating lever={() => undefined} onFix={press} />
        <FitPanel estimate={null} calculating />
        <FitPanel
          estimate={null}
          calculating={false}
          failed="The platform does not answer."
          onRetry={press}
        />
      </div>
    ),
  },
  cockpit("training", {}),
  cockpit("queued", {
    state: "queued",
    progress: null,
    loss: undefined,
    waiting: {
      code: "runner",
      sentence: "No runner for cpu work is online. Start one with `facet up`.",
      since: "2026-11-23T15:50:03.000Z",
      until: null,
      ahead: null,
    },
    waitedMs: 252_000,
    silentMs: null,
  }),
  cockpit("silent", { silentMs: 41_000 }),
  cockpit(
    "recovering",
    {
      state: "recovering",
      waiting: {
        code: "backoff",
        sentence: "The runner lost its lease. It is tried again in 20 s.",
        since: "2026-11-23T15:50:03.000Z",
        until: "2026-11-23T15:50:23.000Z",
        ahead: null,
      },
    },
    2,
  ),
  cockpit("cancelled", { state: "cancelled", silentMs: null }),
  cockpit("failed", { state: "failed", error: lossBroke, checkpointStep: 320, silentMs: null }),
  cockpit("succeeded", { state: "succeeded", workedMs: 1_262_000, silentMs: null }, 2),
  { name: "SamplesGrid", render: () => <SamplesGrid samples={samples} /> },
  { name: "SamplesGrid, none yet", render: () => <SamplesGrid samples={[]} /> },
  {
    name: "DiffText",
    render: () => (
      <p>
        <DiffText before="I will look into it soon." after="I will trace it today." showRemoved />
      </p>
    ),
  },
  {
    name: "VerdictView, better",
    render: () => (
      <VerdictView
        result={better}
        rows={evaluationRows}
        onOutcome={press}
        onRow={press}
        actions={<Button look="main">Export</Button>}
      />
    ),
  },
  { name: "VerdictView, no measurable gain", render: () => <VerdictView result={noGain} rows={null} /> },
  { name: "VerdictView, worse", render: () => <VerdictView result={worse} rows={[]} /> },
  {
    name: "VerdictView, too few rows",
    render: () => <VerdictView result={tooFew} rows={evaluationRows.slice(0, 3)} />,
  },
  {
    name: "CertificateView",
    render: () => (
      <CertificateView
        certificate={certificate}
        metric="json_equal"
        folder="./support-tone"
        publicKey="rUYMJe7MCXMSE54kz4SNT/3Bs1iE/QuTwJkDSn/VGko="
      />
    ),
  },
  {
    name: "CertificateView, one file refused",
    render: () => <CertificateView certificate={refused} metric="json_equal" />,
  },
  {
    name: "FailureCard",
    render: () => (
      <FailureCard
        error={lossBroke}
        story="The steps are too large for the numbers to follow."
        fixes={[
          {
            id: "rate",
            label: "Lower the learning rate to 2e-3 and continue from step 320",
            detail: "repeats 20 steps",
            onAct: press,
          },
          { id: "warm", label: "Warm up over 100 steps and start again", onAct: press },
          { id: "edit", label: "Edit the settings", onAct: press },
        ]}
        checkpointStep={320}
        attempts={1}
        requestId="req_6k2m9v0c3t8r1x5z7b4n0q2w9y"
        jobId="job_9fk2m9v0c3t8r1x5z7b4n0q2w9"
        details={
          "step 338 loss nan grad_norm nan\nstep 339 loss nan grad_norm nan\nstep 340 loss nan grad_norm nan"
        }
      />
    ),
  },
  {
    name: "FailureCard, tried again by itself",
    render: () => (
      <FailureCard
        error={{
          ...lossBroke,
          code: "lease_lost",
          class: "infra",
          title: "The runner lost its lease",
          message: "The machine gpu-2 has not been heard from for 60 s.",
          place: null,
          lastStep: 0,
        }}
        fixes={[]}
        checkpointStep={null}
        attempts={3}
        retryIn="in 20 s, the third of 10 times"
        jobId="job_9fk2m9v0c3t8r1x5z7b4n0q2w9"
      />
    ),
  },
  { name: "KnobForm, nothing changed", render: () => <KnobFormStory start={{}} /> },
  {
    name: "KnobForm, changed, refused and in conflict",
    render: () => (
      <KnobFormStory
        start={{
          learning_rate: 1e-4,
          max_length: 4096,
          per_device_train_batch_size: 999,
          eval_on_checkpoint: false,
          early_stopping_patience: 3,
        }}
      />
    ),
  },
  {
    name: "KnobForm, searched by another tool's name",
    render: () => <KnobFormStory start={{}} query="overfitting" />,
  },
  {
    name: "LineageView",
    render: () => (
      <LineageView
        label="Lineage of support-tone"
        stages={[
          {
            label: "From",
            items: [
              { id: "ds", title: "support-tone", detail: "version 4, 1,940 chats", href: "#ds" },
              { id: "bm", title: "gemma-3-1b-it", detail: "base model", href: "#bm" },
            ],
          },
          {
            label: "Trained by",
            items: [
              {
                id: "run",
                title: "support-tone, balanced",
                detail: "best checkpoint: step 600",
                href: "#run",
                badge: <Badge tone="good">succeeded</Badge>,
              },
            ],
          },
          {
            label: "Became",
            items: [{ id: "mdl", title: "support-tone", detail: "adapter, 9.8 MB", here: true }],
          },
          {
            label: "Then",
            items: [
              {
                id: "evl",
                title: "Verdict",
                detail: "better: 161 of 194 right",
                href: "#evl",
                badge: <Badge tone="good">better</Badge>,
              },
              { id: "exp", title: "3 files", detail: "certified", href: "#exp" },
              { id: "old", title: "GGUF Q8_0", gone: true },
            ],
          },
        ]}
      />
    ),
  },
  {
    name: "ChatColumn: writing, loading, done, failed",
    render: () => (
      <div className="grid gap-4 md:grid-cols-2">
        <ChatColumn
          title="base"
          subtitle="smollm2-135m"
          messages={[{ id: "1", role: "user", content: "Can I return boots I wore once?" }]}
          generation={{
            state: "writing",
            text: "It depends on the return policy of the",
            tokens: 9,
            tokensPerSecond: 41.4,
          }}
          onStop={press}
        />
        <ChatColumn
          title="tuned"
          subtitle="support-tone, step 600"
          messages={[{ id: "1", role: "user", content: "Can I return boots I wore once?" }]}
          generation={{ state: "loading", stage: "loading the model", seconds: 4 }}
          onStop={press}
        />
        <ChatColumn
          title="step 300"
          messages={[
            { id: "1", role: "user", content: "Can I return boots I wore once?" },
            {
              id: "2",
              role: "assistant",
              content: "Yes, if they are clean. Print the label and drop them off.",
            },
          ]}
          generation={{ state: "done", tokens: 14, tokensPerSecond: 38.2, seconds: 0.4 }}
          onStop={press}
          answerActions={<Button size="small">Add as example</Button>}
        />
        <ChatColumn
          title="gemma-3-4b"
          messages={[{ id: "1", role: "user", content: "Can I return boots I wore once?" }]}
          generation={{
            state: "failed",
            title: "The model does not fit in memory",
            fix: "Choose its Q8_0 file: it needs about half. The other column goes on.",
          }}
          onStop={press}
          onRetry={press}
        />
      </div>
    ),
  },
];
