import type { ReactNode } from "react";
import { words } from "../words.ts";
import { PlaceHolder } from "./place-holder.tsx";

export interface NotFoundProps {
  /** "Data set not found". */
  title?: string | undefined;
  actions?: ReactNode;
  page?: boolean | undefined;
}

export function NotFound({ title = words.notFound.title, actions, page }: NotFoundProps) {
  return (
    <PlaceHolder page={page} icon={{ tone: "idle", shape: "ring" }} title={title} actions={actions}>
      {words.notFound.detail}
    </PlaceHolder>
  );
}
