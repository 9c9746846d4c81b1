"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { TextLink } from "@facet/ui/navigation/text-link";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { setUp, signInQueries } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { accountWords } from "../../words/account.ts";
import { NewPasswordField } from "./password-field.tsx";
import { Refusal } from "./refusal.tsx";
import { useFragment } from "./use-fragment.ts";

const words = accountWords.setUp;

/** The first account of an empty installation: whoever can read the terminal becomes its owner. */
export function SetUpPage() {
  const fragment = useFragment();
  const { data: status } = useQuery(signInQueries.status());
  const [token, setToken] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (fragment !== undefined && fragment !== "") setToken(fragment);
  }, [fragment]);
  if (status?.needsSetup === false)
    return (
      <FrontPage title={words.title} lead={words.done}>
        <p>
          <TextLink href="/sign-in">{accountWords.signIn.title}</TextLink>
        </p>
      </FrontPage>
    );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await setUp({ token: token.trim(), name, email, password });
      window.location.assign("/");
    } catch (refused) {
      setBusy(false);
      setError(refused);
    }
  }
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <Refusal error={error} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label={words.token} hint={words.tokenHint}>
          <TextInput value={token} onChange={setToken} autoComplete="off" required mono />
        </Field>
        <Field label={accountWords.name}>
          <TextInput value={name} onChange={setName} autoComplete="name" maxLength={100} required />
        </Field>
        <Field label={accountWords.email}>
          <TextInput type="email" value={email} onChange={setEmail} autoComplete="username" required />
        </Field>
        <NewPasswordField value={password} onChange={setPassword} />
        <Button look="main" type="submit" busy={busy}>
          {words.submit}
        </Button>
      </form>
    </FrontPage>
  );
}
