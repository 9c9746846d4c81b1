"use client";
import { Button } from "@facet/ui/actions/button";
import { PlaceHolder } from "@facet/ui/states/place-holder";
import { frameWords } from "../../words/frame.ts";

const words = frameWords.broken;

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** The frame stays: the other pages are one click away. */
export default function ProjectErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PlaceHolder
      page
      title={words.title}
      actions={
        <Button look="main" onClick={reset}>
          {words.again}
        </Button>
      }
    >
      <p>{words.lead}</p>
      {error.digest !== undefined && (
        <p className="text-faint text-sm">
          {words.code} <code>{error.digest}</code>
        </p>
      )}
    </PlaceHolder>
  );
}
