import { Button } from "../actions/button.tsx";
import { Panel } from "../layout/panel.tsx";
import { Empty } from "../states/empty.tsx";
import { ErrorState } from "../states/error-state.tsx";
import { Forbidden } from "../states/forbidden.tsx";
import { Loading } from "../states/loading.tsx";
import { NotFound } from "../states/not-found.tsx";
import { Offline } from "../states/offline.tsx";
import { Partial } from "../states/partial.tsx";
import { Region, type RegionQuery } from "../states/region.tsx";
import { SkeletonLines, SkeletonRows } from "../states/skeleton.tsx";
import { FixedClock } from "../values/clock.tsx";
import type { Story } from "./story.ts";

const now = Date.UTC(2026, 10, 23, 15, 57, 3);
const problem = {
  type: "about:blank",
  title: "The data set has no usable rows",
  status: 422,
  detail: 'All 300 rows of support.csv were refused: column "answer" is empty in each.',
  instance: "/v1/datasets",
  code: "no_usable_rows",
  param: null,
  fix: "Map another column to the answer, or fill the column and upload the file again.",
  errors: [
    { path: "/mapping/completion", message: "This column is empty in every row.", fix: "Choose another." },
  ],
  requestId: "req_5x9c2k",
  docUrl: "#gallery",
  retryable: false,
};
const base: RegionQuery<string[]> = {
  status: "success",
  data: ["first row", "second row"],
  error: null,
  dataUpdatedAt: now - 40_000,
  fetchStatus: "idle",
  refetch: () => undefined,
};
const draw = (query: RegionQuery<string[]>) => (
  <FixedClock atMs={now}>
    <Panel title="Rows">
      <Region
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty title="No rows yet">Drop a file to add some.</Empty>}
      >
        {(rows) => rows.join(", ")}
      </Region>
    </Panel>
  </FixedClock>
);

export const stories: readonly Story[] = [
  {
    name: "Loading: lines and rows",
    render: () => (
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel title="Notes">
          <Loading>
            <SkeletonLines />
          </Loading>
        </Panel>
        <Panel title="Data sets" flush>
          <Loading>
            <SkeletonRows count={4} />
          </Loading>
        </Panel>
      </div>
    ),
  },
  {
    name: "Empty",
    render: () => (
      <Panel flush>
        <Empty
          title="No runs yet"
          actions={
            <>
              <Button look="main">Run the 5-minute example</Button>
              <Button>New fine-tune</Button>
            </>
          }
        >
          A fine-tune teaches a model from your data set. The example has its data and takes five minutes.
        </Empty>
      </Panel>
    ),
  },
  {
    name: "ErrorState: a problem of the API, and one of ours",
    render: () => (
      <div className="grid gap-4">
        <Panel flush>
          <ErrorState
            error={{ problem }}
            onRetry={() => undefined}
            actions={<Button look="main">Map columns again</Button>}
            details={"step 340 loss nan\nstep 341 loss nan\nstep 342 loss nan"}
          />
        </Panel>
        <Panel flush>
          <ErrorState error={new Error("hidden")} onRetry={() => undefined} retrying />
        </Panel>
      </div>
    ),
  },
  {
    name: "Partial: old, and incomplete",
    render: () => (
      <FixedClock atMs={now}>
        <div className="grid gap-4">
          <Partial updatedAt={now - 190_000} onRetry={() => undefined}>
            <p>1,940 rows</p>
          </Partial>
          <Partial missing="the first 200 MB were counted">
            <p>412 k tokens</p>
          </Partial>
        </div>
      </FixedClock>
    ),
  },
  {
    name: "Forbidden, NotFound, Offline",
    render: () => (
      <div className="grid gap-4 lg:grid-cols-3">
        <Panel flush>
          <Forbidden who="Ada Byron (owner) can give you access." />
        </Panel>
        <Panel flush>
          <NotFound title="Data set not found" actions={<Button>All data sets</Button>} />
        </Panel>
        <Panel flush>
          <Offline onRetry={() => undefined} />
        </Panel>
      </div>
    ),
  },
  { name: "Region: ready", render: () => draw(base) },
  { name: "Region: loading", render: () => draw({ ...base, status: "pending", data: undefined }) },
  { name: "Region: empty", render: () => draw({ ...base, data: [] }) },
  { name: "Region: old data", render: () => draw({ ...base, status: "error", error: { problem } }) },
  {
    name: "Region: error",
    render: () => draw({ ...base, status: "error", data: undefined, error: { problem } }),
  },
  {
    name: "Region: forbidden",
    render: () =>
      draw({ ...base, status: "error", data: undefined, error: { problem: { ...problem, status: 403 } } }),
  },
  {
    name: "Region: not found",
    render: () =>
      draw({ ...base, status: "error", data: undefined, error: { problem: { ...problem, status: 404 } } }),
  },
  {
    name: "Region: platform down",
    render: () =>
      draw({ ...base, status: "error", data: undefined, error: { problem: { ...problem, status: 0 } } }),
  },
];
