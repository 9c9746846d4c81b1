"use client";
import { presets } from "@facet/contracts/training/presets";
import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { formatNumber } from "@facet/ui/format/format-number";
import { RadioCards } from "@facet/ui/forms/radio-cards";
import { Panel } from "@facet/ui/layout/panel";
import { TextLink } from "@facet/ui/navigation/text-link";
import { Empty } from "@facet/ui/states/empty";
import { ErrorState } from "@facet/ui/states/error-state";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useImportBaseModel } from "../../data/base-models.ts";
import type { ListQuery } from "../../data/list-query.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { newRunWords } from "../../words/new-run.ts";
import type { Draft } from "./draft.ts";
import { NothingChosen } from "./nothing-chosen.tsx";

interface ChooseModelProps {
  readonly query: ListQuery<BaseModel>;
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly error: string | undefined;
}

const words = newRunWords.model;
const starterName = "smollm2-135m-instruct";

export function ChooseModel({ query, draft, onChange, error }: ChooseModelProps) {
  const href = useProjectHref();
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{words.title}</h2>
      <Region
        query={query}
        skeleton={<Skeleton className="h-16 rounded-lg" />}
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            <BringStarter />
            <NothingChosen text={error} />
          </>
        }
      >
        {(all) => (
          <RadioCards
            legend={words.legend}
            value={draft.baseModelId}
            onChange={(baseModelId) => onChange({ baseModelId })}
            columns={2}
            error={error}
            choices={all.map(choiceOf)}
          />
        )}
      </Region>
      <RadioCards
        legend={words.preset}
        value={draft.preset}
        onChange={(preset) => onChange({ preset })}
        columns={3}
        choices={presets.map(({ id, label, sentence }) => ({ value: id, label, detail: sentence }))}
      />
      <p>
        <TextLink href={href("base-models")}>{words.others}</TextLink>
      </p>
    </section>
  );
}

function choiceOf({ id, name, state, shape }: BaseModel) {
  const reason = state === "importing" ? words.importing : state === "failed" ? words.failed : undefined;
  const detail =
    shape === null
      ? (reason ?? "")
      : words.size(formatNumber(shape.parameters, { compact: true }), formatNumber(shape.contextLength));
  return { value: id, label: name, detail, ...(reason === undefined ? {} : { disabledReason: reason }) };
}

function BringStarter() {
  const projectId = useProjectId();
  const { mutate, isPending, error } = useImportBaseModel();
  return (
    <>
      <Panel flush>
        <Empty
          title={words.starterLead}
          actions={
            <Button
              busy={isPending}
              onClick={() =>
                mutate({ projectId, name: starterName, source: { type: "starter" }, hubTokenSecretId: null })
              }
            >
              {words.starter}
            </Button>
          }
        />
      </Panel>
      {error !== null && <ErrorState error={error} />}
    </>
  );
}
