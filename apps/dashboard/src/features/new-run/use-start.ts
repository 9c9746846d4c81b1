"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCreateFineTune } from "../../data/fine-tunes.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { newRunWords as words } from "../../words/new-run.ts";
import { bodyOf, type Draft } from "./draft.ts";

export interface Start {
  /** Grows each time something stands in the way. */
  readonly refused: number;
  readonly start: () => void;
  readonly isStarting: boolean;
  /** What the API said that belongs to no setting. */
  readonly error: unknown;
  readonly missing: { readonly data?: string; readonly model?: string };
  /** What the API said of single settings. */
  readonly refusals: Readonly<Record<string, string>>;
}

interface StartOptions {
  readonly draft: Draft;
  readonly projectId: string;
  readonly onStarted: () => void;
  /** The first setting that the API refused: to bring it into view. */
  readonly onRefusedKnob: (knob: string) => void;
}

/** Sends the draft and goes to the run's page. */
export function useStart({ draft, projectId, onStarted, onRefusedKnob }: StartOptions): Start {
  const router = useRouter();
  const href = useProjectHref();
  const create = useCreateFineTune();
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState(0);
  const missing = {
    ...(draft.datasetVersionId === null ? { data: words.data.missing } : {}),
    ...(draft.baseModelId === null ? { model: words.model.missing } : {}),
  };
  const refusals = refusedKnobs(create.error);
  return {
    start() {
      setAsked(true);
      const body = bodyOf(draft, projectId);
      if (create.isPending) return;
      if (body === undefined) return setRefused((count) => count + 1);
      create.mutate(body, {
        onSuccess: ({ id }) => {
          onStarted();
          router.push(href("fine-tunes", id));
        },
        onError: (error) => {
          const [knob] = Object.keys(refusedKnobs(error));
          if (knob !== undefined) onRefusedKnob(knob);
          setRefused((count) => count + 1);
        },
      });
    },
    refused,
    isStarting: create.isPending || create.isSuccess,
    error: create.error,
    missing: asked ? missing : {},
    refusals,
  };
}

/** The API names a knob by a pointer: `/knobs/learning_rate`. */
function refusedKnobs(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof FacetApiError)) return {};
  return Object.fromEntries(
    error.errors.flatMap(({ path, message, fix }) => {
      const knob = /^\/?knobs[/.]([a-z0-9_]+)/.exec(path)?.[1];
      return knob === undefined ? [] : [[knob, [message, fix].filter(Boolean).join(" ")]];
    }),
  );
}
