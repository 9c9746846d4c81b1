"use client";
import { Button } from "@facet/ui/actions/button";
import { FrontPage } from "../frame/front-page.tsx";
import { frameWords } from "../words/frame.ts";

const words = frameWords.broken;

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** A page that fell over: what it drew is gone, what the platform does is not touched. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <Button look="main" onClick={reset}>
        {words.again}
      </Button>
      <a href="/" className="text-accent underline underline-offset-2">
        {words.home}
      </a>
      {error.digest !== undefined && (
        <p className="text-faint text-sm">
          {words.code} <code>{error.digest}</code>
        </p>
      )}
    </FrontPage>
  );
}
