"use client";
import { SamplesGrid } from "@facet/ui/signature/samples-grid";
import { useAddressState } from "../../frame/use-address-state.ts";
import type { JobStory } from "../../live/job-story.ts";
import { cockpitWords as words } from "../../words/cockpit.ts";

export function SamplesTab({ story }: { story: JobStory | undefined }) {
  const [prompt, setPrompt] = useAddressState("prompt", "0");
  return (
    <SamplesGrid
      samples={story?.samples ?? []}
      empty={story?.ended === true ? words.samples.none : words.samples.empty}
      prompt={Math.max(0, Number(prompt) || 0)}
      onPrompt={(next) => setPrompt(String(next))}
    />
  );
}
