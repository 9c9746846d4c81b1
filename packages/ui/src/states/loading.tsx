import type { ReactNode } from "react";
import { words } from "../words.ts";
import { SkeletonLines } from "./skeleton.tsx";
import { useLoadingShown } from "./use-loading-shown.ts";

/** Something is on its way: nothing for 200 ms, then a skeleton in the size of what comes. */
export function Loading({ children = <SkeletonLines /> }: { children?: ReactNode }) {
  const shown = useLoadingShown(true);
  return <LoadingNow hidden={!shown}>{children}</LoadingNow>;
}

/** The skeleton keeps its place while it is not yet seen. */
export function LoadingNow({ hidden = false, children }: { hidden?: boolean; children: ReactNode }) {
  return (
    <div aria-busy="true" className={hidden ? "invisible" : undefined}>
      <span role="status" className="sr-only">
        {hidden ? "" : words.loading}
      </span>
      {children}
    </div>
  );
}
