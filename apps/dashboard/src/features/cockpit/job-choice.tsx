"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { Segments } from "@facet/ui/forms/segments";
import { useAddressState } from "../../frame/use-address-state.ts";
import { cockpitWords } from "../../words/cockpit.ts";

/** Which of a run's jobs a tab shows: the training, until another is chosen. */
export function useJobChoice(jobs: readonly JobView[]) {
  const [kind, setKind] = useAddressState("job", "train");
  const job = jobs.find((one) => one.kind === kind) ?? jobs.find((one) => one.kind === "train");
  return { job, setKind };
}

interface JobChoiceProps {
  readonly label: string;
  readonly jobs: readonly JobView[];
  readonly value: JobView;
  readonly onChange: (kind: string) => void;
}

export function JobChoice({ label, jobs, value, onChange }: JobChoiceProps) {
  return (
    <div className="max-w-[calc(100vw-4.25rem)] overflow-x-auto">
      <Segments
        label={label}
        value={value.kind}
        onChange={onChange}
        choices={jobs.map(({ kind }) => ({ value: kind, label: cockpitWords.kinds[kind] }))}
      />
    </div>
  );
}
