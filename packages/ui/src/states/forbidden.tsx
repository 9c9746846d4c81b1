import type { ReactNode } from "react";
import { words } from "../words.ts";
import { PlaceHolder } from "./place-holder.tsx";

export interface ForbiddenProps {
  /** The API's own sentence about what is missing. */
  detail?: string | undefined;
  /** Who can grant it, by name where known. */
  who?: ReactNode;
  actions?: ReactNode;
  page?: boolean | undefined;
}

export function Forbidden({ detail, who, actions, page }: ForbiddenProps) {
  return (
    <PlaceHolder
      page={page}
      icon={{ tone: "warning", shape: "stop" }}
      title={words.forbidden.title}
      actions={actions}
    >
      <p>{detail ?? words.forbidden.detail}</p>
      <p>{who ?? words.forbidden.who}</p>
    </PlaceHolder>
  );
}
