"use client";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatNumber } from "@facet/ui/format/format-number";
import { RadioCards } from "@facet/ui/forms/radio-cards";
import { Panel } from "@facet/ui/layout/panel";
import { TextLink } from "@facet/ui/navigation/text-link";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import type { ListQuery } from "../../data/list-query.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { newRunWords } from "../../words/new-run.ts";
import { NothingChosen } from "./nothing-chosen.tsx";

interface ChooseDataProps {
  readonly query: ListQuery<Dataset>;
  /** One that is looked at in an older version, which a run is repeated with. */
  readonly older: Dataset | undefined;
  /** The chosen version. */
  readonly value: string | null;
  readonly onChange: (version: string) => void;
  readonly error: string | undefined;
}

const words = newRunWords.data;

export function ChooseData({ query, older, value, onChange, error }: ChooseDataProps) {
  const href = useProjectHref();
  const add = <LinkButton href={href("datasets", "new")}>{words.add}</LinkButton>;
  const chosen = query.data?.find(({ latestVersion }) => latestVersion?.id === value) ?? older;
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{words.title}</h2>
      <Region
        query={query}
        skeleton={<Skeleton className="h-27 rounded-lg" />}
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            <Panel flush>
              <Empty title={words.none} actions={add} />
            </Panel>
            <NothingChosen text={error} />
          </>
        }
      >
        {(all) => (
          <>
            <RadioCards
              legend={words.legend}
              value={value}
              onChange={onChange}
              columns={2}
              error={error}
              choices={(older === undefined ? all : [older, ...all]).flatMap((one) =>
                choiceOf(one, one === older),
              )}
            />
            <div className="flex flex-wrap items-center gap-4">
              {add}
              {chosen !== undefined && (
                <TextLink href={`${href("datasets", chosen.id)}?tab=tokens`}>{words.see}</TextLink>
              )}
            </div>
          </>
        )}
      </Region>
    </section>
  );
}

function choiceOf({ name, latestVersion: version }: Dataset, isOlder: boolean) {
  if (version === null) return [];
  const { id, state, counts, type } = version;
  const reason = state === "importing" ? words.importing : state === "failed" ? words.failed : undefined;
  const detail =
    counts === null
      ? (reason ?? "")
      : words.rows(formatNumber(counts.train), formatNumber(counts.validation), formatNumber(counts.test));
  return [
    {
      value: id,
      label: isOlder ? words.older(name, version.number) : name,
      detail: type === null ? detail : `${detail} · ${words.types[type]}`,
      ...(reason === undefined ? {} : { disabledReason: reason }),
    },
  ];
}
