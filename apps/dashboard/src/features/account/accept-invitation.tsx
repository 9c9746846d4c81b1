"use client";
import type { OfferedInvitation } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { type FormEvent, useState } from "react";
import { chooseOrganisation } from "../../data/chosen-organisation.ts";
import { acceptInvitation } from "../../data/sign-in.ts";
import { accountWords } from "../../words/account.ts";
import { NewPasswordField } from "./password-field.tsx";
import { Refusal } from "./refusal.tsx";

const words = accountWords.invite;

interface AcceptProps {
  readonly token: string;
  readonly invitation: OfferedInvitation;
  readonly signedIn: boolean;
}

/** Signed in: one button. Known here: sign in first. New: a name and a password make the account. */
export function AcceptInvitation({ token, invitation, signedIn }: AcceptProps) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isNew = !signedIn && !invitation.hasAccount;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { orgId } = await acceptInvitation(token, isNew ? { name, password } : {});
      sessionStorage.removeItem("facet-invitation");
      chooseOrganisation(orgId);
      window.location.assign("/");
    } catch (refused) {
      setBusy(false);
      setError(refused);
    }
  }
  if (!signedIn && invitation.hasAccount)
    return (
      <div>
        <LinkButton look="main" href="/sign-in?next=/invite">
          {words.signIn}
        </LinkButton>
      </div>
    );
  return (
    <>
      <Refusal error={error} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {isNew && (
          <>
            <p className="text-muted">{invitation.email}</p>
            <Field label={accountWords.name}>
              <TextInput value={name} onChange={setName} autoComplete="name" maxLength={100} required />
            </Field>
            <NewPasswordField value={password} onChange={setPassword} />
          </>
        )}
        <Button look="main" type="submit" busy={busy}>
          {isNew ? words.create : words.accept}
        </Button>
      </form>
    </>
  );
}
