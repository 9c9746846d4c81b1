"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useAddressState } from "../../frame/use-address-state.ts";
import { type Draft, draftOf, untouched } from "./draft.ts";

const keyOf = (projectId: string) => `facet.new-run.${projectId}`;

/** The choices so far: of the run that is repeated (`?from=`), else those kept on this computer. */
export function useDraft(projectId: string) {
  const [from, setFrom] = useAddressState("from", "");
  const { data: run, isError } = useQuery({ ...fineTuneQueries.one(from), enabled: from !== "" });
  const [draft, setDraft] = useState<Draft>(untouched);
  const [source, setSource] = useState("");
  const [isRead, setRead] = useState(false);

  useEffect(() => {
    if (from === "") setDraft((before) => ({ ...before, ...readDraft(projectId) }));
    setRead(from === "");
  }, [projectId, from]);
  if (run !== undefined && source !== run.id) {
    setSource(run.id);
    setDraft(draftOf(run));
  }

  const change = useCallback(
    (changes: Partial<Draft>) => {
      setDraft((before) => {
        const next = { ...before, ...changes };
        window.localStorage.setItem(keyOf(projectId), JSON.stringify(next));
        return next;
      });
      // From here on it is a draft of its own: a reload must bring back what was changed.
      setFrom("");
    },
    [projectId, setFrom],
  );
  /** The next run begins anew; what is on the screen stays until the page is left. */
  const forget = useCallback(() => window.localStorage.removeItem(keyOf(projectId)), [projectId]);
  const reset = useCallback(() => {
    forget();
    setDraft(untouched);
  }, [forget]);
  /** Until it is, a default would overwrite what was chosen before. */
  const isReady = isRead || isError || (run !== undefined && source === run.id);
  return { draft, change, reset, forget, isReady };
}

/** What an older page kept may lack a field, or hold nothing that can be read. */
function readDraft(projectId: string): Partial<Draft> {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(projectId)) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([name]) => name in untouched));
  } catch {
    return {};
  }
}
