"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Notice } from "@facet/ui/layout/notice";
import { TextLink } from "@facet/ui/navigation/text-link";
import { type FormEvent, useState } from "react";
import { requestPasswordReset } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { accountWords } from "../../words/account.ts";
import { Refusal } from "./refusal.tsx";

const words = accountWords.forgot;

/** Asks for a link that sets a new password. The answer is the same whether or not anybody has the address. */
export function ForgotPage() {
  const [email, setEmail] = useState("");
  const [state, setState] = useState<"asking" | "busy" | "sent">("asking");
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setState("busy");
    setError(null);
    try {
      await requestPasswordReset(email);
      setState("sent");
    } catch (refused) {
      setError(refused);
      setState("asking");
    }
  }
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <Refusal error={error} />
      {state === "sent" ? (
        <Notice tone="good" live>
          {words.sent}
        </Notice>
      ) : (
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <Field label={accountWords.email}>
            <TextInput type="email" value={email} onChange={setEmail} autoComplete="username" required />
          </Field>
          <Button look="main" type="submit" busy={state === "busy"}>
            {words.submit}
          </Button>
        </form>
      )}
      <p>
        <TextLink href="/sign-in">{words.back}</TextLink>
      </p>
    </FrontPage>
  );
}
