import type { ReactNode } from "react";
import { PlaceHolder } from "./place-holder.tsx";

export interface EmptyProps {
  /** "No runs yet", or which filter hides all. */
  title: ReactNode;
  /** One sentence why, or what would stand here. */
  children?: ReactNode;
  /** One main action; then a sample. */
  actions?: ReactNode;
}

export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <PlaceHolder title={title} actions={actions}>
      {children}
    </PlaceHolder>
  );
}
