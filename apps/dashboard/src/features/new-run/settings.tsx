"use client";
import type { BaseModel, Dataset } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { KnobForm } from "@facet/ui/signature/knobs/knob-form";
import { useMemo, useState } from "react";
import { useAddressState } from "../../frame/use-address-state.ts";
import { newRunWords } from "../../words/new-run.ts";
import type { Draft } from "./draft.ts";
import { YamlDialog } from "./yaml-dialog.tsx";

interface SettingsProps {
  readonly draft: Draft;
  readonly dataset: Dataset | undefined;
  readonly base: BaseModel | undefined;
  readonly datasets: readonly Dataset[];
  readonly bases: readonly BaseModel[];
  readonly refusals: Readonly<Record<string, string>>;
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** Every knob, judged by the rules that the API judges by; and the same as a text. */
export function Settings({ draft, dataset, base, datasets, bases, refusals, onChange }: SettingsProps) {
  const [knob, setKnob] = useAddressState("knob", "");
  const [asText, setAsText] = useState(false);
  const version = dataset?.latestVersion;
  const shape = base?.shape;
  const context = useMemo(
    () => ({
      ...(version === null || version === undefined
        ? {}
        : {
            rows: {
              ...(version.type === null ? {} : { type: version.type }),
              ...(version.counts === null
                ? {}
                : { train: version.counts.train, validation: version.counts.validation }),
            },
          }),
      ...(shape === null || shape === undefined
        ? {}
        : {
            model: {
              parameters: shape.parameters,
              layers: shape.layers,
              hiddenSize: shape.hiddenSize,
              contextLength: shape.contextLength,
            },
          }),
    }),
    [version, shape],
  );
  return (
    <>
      <KnobForm
        method="sft"
        preset={draft.preset}
        overrides={draft.knobs}
        context={context}
        refusals={refusals}
        query={knob}
        onQuery={setKnob}
        onChange={(knobs) => onChange({ knobs })}
        actions={
          <Button look="quiet" size="small" onClick={() => setAsText(true)}>
            {newRunWords.settings.yaml}
          </Button>
        }
      />
      <YamlDialog
        open={asText}
        onOpenChange={setAsText}
        draft={draft}
        names={{ dataset: dataset?.name, base: base?.name }}
        datasets={datasets}
        bases={bases}
        onChange={onChange}
      />
    </>
  );
}
