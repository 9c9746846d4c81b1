"use client";
import { Notice } from "@facet/ui/layout/notice";
import { useEffect, useRef } from "react";
import { problemText } from "../../words/problem-text.ts";

/** Why a form was not taken, above it. The focus moves here, so that it is read aloud. */
export function Refusal({ error }: { error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) place.current?.focus();
  }, [error]);
  if (error === null) return null;
  return (
    <div ref={place} tabIndex={-1} role="alert" className="rounded-md outline-none">
      <Notice tone="bad">{problemText(error)}</Notice>
    </div>
  );
}
