import { Panel } from "@facet/ui/layout/panel";
import { Skeleton, SkeletonLines } from "@facet/ui/states/skeleton";

/** Panels that are on their way. */
export function PanelSkeletons({ count }: { count: number }) {
  return (
    <div className="grid gap-6">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the panels are all alike and never move.
        <Panel key={index} title={<Skeleton className="h-4 w-32" />}>
          <SkeletonLines count={4} />
        </Panel>
      ))}
    </div>
  );
}
