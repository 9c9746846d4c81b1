"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { TextLink } from "@facet/ui/navigation/text-link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { meQueries } from "../../data/me.ts";
import { projectQueries, useCreateProject } from "../../data/projects.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { problemText } from "../../words/problem-text.ts";
import { startWords as words } from "../../words/start.ts";
import { FirstOrganisation } from "./first-organisation.tsx";

/** Goes to a project; where there is none yet, the first one is named here. */
export function StartPage() {
  const router = useRouter();
  const { data: me } = useQuery(meQueries.me());
  const { data: projects, error } = useInfiniteQuery(projectQueries.list());
  const [name, setName] = useState<string>(words.suggested);
  const create = useCreateProject();
  const first = projects?.[0]?.id;
  useEffect(() => {
    if (first !== undefined) router.replace(`/${first}/home`);
  }, [first, router]);
  if (me?.organisation === null) return <FirstOrganisation />;
  if (error !== null && projects === undefined)
    return (
      <FrontPage title={words.failed} lead={problemText(error)}>
        <p>
          <TextLink href="/sign-in">{words.signIn}</TextLink>
        </p>
      </FrontPage>
    );
  if (projects === undefined || first !== undefined) return <FrontPage title={words.opening} />;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const project = await create.mutateAsync({ name }).catch(() => undefined);
    if (project !== undefined) router.replace(`/${project.id}/home`);
  }
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label={words.name} error={create.error === null ? undefined : problemText(create.error)}>
          <TextInput value={name} onChange={setName} maxLength={100} autoComplete="off" />
        </Field>
        <Button look="main" type="submit" busy={create.isPending}>
          {words.create}
        </Button>
      </form>
    </FrontPage>
  );
}
