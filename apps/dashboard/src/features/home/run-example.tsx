"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { ErrorState } from "@facet/ui/states/error-state";
import { Region } from "@facet/ui/states/region";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { exampleQueries, useRunExample } from "../../data/examples.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";

const words = homeWords.example;

/** One click from an empty project to a run that trains, and then onto its page. */
export function RunExample({ look = "main" }: { look?: "main" | "plain" }) {
  const query = useQuery(exampleQueries.all());
  const href = useProjectHref();
  const router = useRouter();
  const { mutateAsync, isPending, error, stage, reset } = useRunExample(useProjectId());
  return (
    <Panel title={words.title}>
      <Region query={query} skeleton={<SkeletonLines />}>
        {({ data: [example] }) =>
          example !== undefined && (
            <div className="grid justify-items-start gap-4">
              <p className="text-muted">{example.summary}</p>
              <Button
                look={look}
                busy={isPending}
                onClick={() => {
                  reset();
                  mutateAsync(example).then(
                    (run) => router.push(href("fine-tunes", run.id)),
                    () => undefined,
                  );
                }}
              >
                {words.run}
              </Button>
              <p role="status" className="text-muted text-sm">
                {isPending ? words.stages[stage] : words.lead}
              </p>
              {error !== null && <ErrorState error={error} />}
            </div>
          )
        }
      </Region>
    </Panel>
  );
}
