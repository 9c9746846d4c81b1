"use client";
import { Button } from "@facet/ui/actions/button";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { Region } from "@facet/ui/states/region";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { projectQueries, useRemoveProject, useUpdateProject } from "../../data/projects.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { problemText } from "../../words/problem-text.ts";
import { projectWords as words } from "../../words/project.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { NameForm } from "../settings/name-form.tsx";
import { PanelSkeletons } from "../settings/panel-skeletons.tsx";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";

export function ProjectPage() {
  const id = useProjectId();
  const project = useQuery(projectQueries.one(id));
  const update = useUpdateProject();
  const remove = useRemoveProject();
  const [removing, setRemoving] = useState(false);
  useSettingsTrail(settingsWords.project);
  useApiCalls([
    {
      title: "Get the project",
      operation: "getProject",
      method: "GET",
      address: "/v1/projects/{id}",
      path: { id },
    },
    {
      title: "Delete the project and all in it",
      operation: "removeProject",
      method: "DELETE",
      address: "/v1/projects/{id}",
      path: { id },
    },
  ]);

  function change(open: boolean): void {
    remove.reset();
    setRemoving(open);
  }

  return (
    <>
      <PageHeader title={words.title} sentence={words.lead} />
      <Region query={project} skeleton={<PanelSkeletons count={3} />}>
        {({ name }) => (
          <>
            <Panel title={words.name.title}>
              <NameForm
                key={id}
                label={words.name.label}
                hint={words.name.hint}
                none={words.name.none}
                name={name}
                send={(next) => update.mutateAsync({ id, changes: { name: next } })}
              />
            </Panel>
            <Panel title={words.id.title} description={words.id.lead}>
              <div className="flex flex-wrap items-center gap-3">
                <code className="text-table [overflow-wrap:anywhere]">{id}</code>
                <CopyButton text={id} label={words.id.copy} look="plain" />
              </div>
            </Panel>
            <Panel title={words.remove.title}>
              <div className="grid justify-items-start gap-3">
                <p className="max-w-150 text-muted">
                  {words.remove.lead} {words.remove.running}
                </p>
                <Button look="danger" onClick={() => change(true)}>
                  {words.remove.button}
                </Button>
              </div>
            </Panel>
            <ConfirmDialog
              open={removing}
              onOpenChange={change}
              title={words.remove.confirmTitle}
              name={name}
              confirm={words.remove.confirm}
              busy={remove.isPending}
              onConfirm={() => remove.mutate(id, { onSuccess: () => window.location.assign("/") })}
              error={<FormProblem text={remove.error === null ? undefined : problemText(remove.error)} />}
            >
              {words.remove.lead}
            </ConfirmDialog>
          </>
        )}
      </Region>
    </>
  );
}
