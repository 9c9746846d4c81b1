import type { Problem } from "@facet/contracts/errors/problem";
import type { ReactNode } from "react";
import { Button } from "../actions/button.tsx";
import { CopyButton } from "../actions/copy-button.tsx";
import { TextLink } from "../navigation/text-link.tsx";
import { words } from "../words.ts";
import { errorDetails } from "./error-details.ts";
import { PlaceHolder } from "./place-holder.tsx";
import { problemOf } from "./problem-of.ts";

export interface ErrorStateProps {
  /** Whatever was thrown; an API error brings title, place, cause and fix. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** More ways out, the likeliest first. */
  actions?: ReactNode;
  /** Folded: the last lines of a log, never a stack trace. */
  details?: string | undefined;
  page?: boolean | undefined;
}

/** What happened, where, why, and what to do. */
export function ErrorState({ error, onRetry, retrying, actions, details, page }: ErrorStateProps) {
  const problem = problemOf(error);
  return (
    <div role="alert">
      <PlaceHolder
        page={page}
        icon={{ tone: "bad", shape: "cross" }}
        title={problem.title}
        actions={
          <>
            {actions}
            {onRetry !== undefined && (
              <Button onClick={onRetry} busy={retrying}>
                {words.retry}
              </Button>
            )}
            <CopyButton text={errorDetails(problem)} label={words.copy.details} size="medium" />
          </>
        }
      >
        <div className="grid gap-2">
          {problem.detail !== problem.title && <p>{problem.detail}</p>}
          <FieldList problem={problem} />
          {problem.fix !== "" && <p className="text-text">{problem.fix}</p>}
          <SmallPrint problem={problem} />
          {details !== undefined && (
            <details className="text-sm">
              <summary className="py-1 pointer-coarse:py-3">{words.error.details}</summary>
              <pre className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-sm">
                {details}
              </pre>
            </details>
          )}
        </div>
      </PlaceHolder>
    </div>
  );
}

function FieldList({ problem }: { problem: Problem }) {
  if (problem.errors.length === 0) return null;
  return (
    <ul aria-label={words.error.fields} className="grid gap-1">
      {problem.errors.map((field) => (
        <li key={`${field.path}${field.message}`}>
          <code className="text-sm">{field.path}</code> {field.message} {field.fix}
        </li>
      ))}
    </ul>
  );
}

function SmallPrint({ problem }: { problem: Problem }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-faint text-sm">
      <span>
        {words.error.code} <code>{problem.code}</code>
      </span>
      {problem.requestId !== "" && (
        <span>
          {words.error.request} <code className="[overflow-wrap:anywhere]">{problem.requestId}</code>
        </span>
      )}
      {problem.docUrl !== "" && <TextLink href={problem.docUrl}>{words.error.help}</TextLink>}
    </p>
  );
}
