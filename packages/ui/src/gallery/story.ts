import type { ReactNode } from "react";

/** One component in one of its states. */
export interface Story {
  name: string;
  render: () => ReactNode;
}
