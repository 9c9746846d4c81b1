import { useState } from "react";
import { KnobForm } from "../signature/knobs/knob-form.tsx";
import type { Overrides } from "../signature/knobs/knob-form-state.ts";

/** A form that keeps what is turned, beginning with a conflict and a refused value. */
export function KnobFormStory({ start, query }: { start: Overrides; query?: string }) {
  const [overrides, setOverrides] = useState<Overrides>(start);
  return (
    <KnobForm
      method="sft"
      preset="balanced"
      overrides={overrides}
      onChange={setOverrides}
      query={query}
      context={{
        rows: { type: "chat", train: 1552, validation: 194 },
        model: { parameters: 134_515_008, layers: 30, hiddenSize: 576, contextLength: 2048 },
        device: { kind: "cpu", bf16: false, cores: 2 },
      }}
    />
  );
}
