"use client";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { TextLink } from "@facet/ui/navigation/text-link";
import { type FormEvent, useState } from "react";
import { resetPassword } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { accountWords } from "../../words/account.ts";
import { NewPasswordField } from "./password-field.tsx";
import { Refusal } from "./refusal.tsx";
import { useFragment } from "./use-fragment.ts";

const words = accountWords.reset;

/** Sets a new password with the token of a link. */
export function ResetPage() {
  const token = useFragment();
  const [password, setPassword] = useState("");
  const [state, setState] = useState<"asking" | "busy" | "done">("asking");
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setState("busy");
    setError(null);
    try {
      await resetPassword({ token: token ?? "", password });
      setState("done");
    } catch (refused) {
      setError(refused);
      setState("asking");
    }
  }
  if (token === "" || state === "done")
    return (
      <FrontPage title={words.title} lead={state === "done" ? words.done : words.missing}>
        <div>
          <LinkButton href={state === "done" ? "/sign-in" : "/forgot"} look="main">
            {state === "done" ? accountWords.signIn.title : accountWords.forgot.title}
          </LinkButton>
        </div>
      </FrontPage>
    );
  return (
    <FrontPage title={words.title}>
      <Refusal error={error} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <NewPasswordField value={password} onChange={setPassword} />
        <Button look="main" type="submit" busy={state === "busy"}>
          {words.submit}
        </Button>
      </form>
      <p>
        <TextLink href="/sign-in">{accountWords.forgot.back}</TextLink>
      </p>
    </FrontPage>
  );
}
