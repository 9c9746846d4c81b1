"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Notice } from "@facet/ui/layout/notice";
import { TextLink } from "@facet/ui/navigation/text-link";
import { useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { waitOf } from "../../data/post-once.ts";
import { signIn } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { nextAddress } from "../../frame/sign-in-address.ts";
import { accountWords } from "../../words/account.ts";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import { Refusal } from "./refusal.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

const words = accountWords.signIn;

/** The door. A wrong pair reads the same whether or not the address is known. */
export function SignInPage() {
  const query = useSearchParams();
  const next = nextAddress(query.get("next"));
  const problem = query.get("problem");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [wait, startWait] = useSecondsLeft();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || wait > 0) return;
    setBusy(true);
    try {
      await signIn({ email, password, ...(asksCode ? { code } : {}) });
      // A whole new page: whatever was read as somebody else is gone.
      window.location.assign(next);
    } catch (refused) {
      setBusy(false);
      startWait(waitOf(refused));
      const needsCode = refused instanceof FacetApiError && refused.code === "code_required";
      setAsksCode(asksCode || needsCode);
      setError(needsCode ? null : refused);
    }
  }

  return (
    <FrontPage title={words.title} lead={asksCode ? words.codeLead : undefined}>
      <Refusal error={error} />
      {problem !== null && error === null && <Notice tone="bad">{words.providerProblem(problem)}</Notice>}
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label={accountWords.email}>
          <TextInput type="email" value={email} onChange={setEmail} autoComplete="username" required />
        </Field>
        <Field label={accountWords.password}>
          <TextInput
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
        </Field>
        {asksCode && (
          <Field label={words.code} hint={words.codeHint}>
            <TextInput
              value={code}
              onChange={setCode}
              autoComplete="one-time-code"
              inputMode="numeric"
              autoFocus
              required
              mono
            />
          </Field>
        )}
        <Button
          look="main"
          type="submit"
          busy={busy}
          disabledReason={wait > 0 ? words.slowed(wait) : undefined}
        >
          {words.submit}
        </Button>
        {wait > 0 && (
          <p role="status" className="text-muted text-sm">
            {words.slowed(wait)}
          </p>
        )}
      </form>
      <ProviderSignIn next={next} />
      <p>
        <TextLink href="/forgot">{words.forgot}</TextLink>
      </p>
      <p className="text-muted text-sm">{words.owner}</p>
    </FrontPage>
  );
}
