"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextInput } from "@facet/ui/forms/text-input";
import { Notice } from "@facet/ui/layout/notice";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId, useState } from "react";
import { useCreateInvitation } from "../../data/organisations.ts";
import { organisationWords } from "../../words/organisation.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { ShownOnce } from "../settings/shown-once.tsx";
import { type Role, roleChoices } from "./role-label.ts";

const words = organisationWords.inviteDialog;

export interface Invitee {
  readonly email: string;
  readonly role: Role;
}

interface Invited {
  readonly email: string;
  readonly href: string | null;
}

interface InviteProps {
  /** Whom to begin with; undefined: closed. */
  readonly invitee: Invitee | undefined;
  readonly onClose: () => void;
  readonly orgId: string;
  readonly actor: string | null | undefined;
}

/** Asks for whom, makes the link, and shows it once. */
export function Invite({ invitee, ...rest }: InviteProps) {
  return invitee !== undefined && <InviteDialog key={invitee.email} invitee={invitee} {...rest} />;
}

function InviteDialog({ invitee, onClose, orgId, actor }: InviteProps & { readonly invitee: Invitee }) {
  const create = useCreateInvitation();
  const [made, setMade] = useState<Invited>();
  const formId = useId();
  const form = useForm<Invitee, Invited>({
    initial: invitee,
    check: ({ email }) => (/^\S+@\S+$/.test(email.trim()) ? {} : { email: words.badEmail }),
    send: ({ email, role }) => create.mutateAsync({ id: orgId, email: email.trim(), role }),
    onDone: ({ email, href }) => setMade({ email, href }),
  });
  const { values, set, wrong } = form;

  if (made !== undefined)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={words.ready}
        description={made.href === null ? undefined : words.readyLead(made.email)}
        actions={
          <Button look="main" onClick={onClose}>
            {settingsWords.done}
          </Button>
        }
      >
        {made.href === null ? (
          <Notice tone="warning">{words.lost}</Notice>
        ) : (
          <ShownOnce label={words.link} value={made.href} copy={words.copy} />
        )}
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      description={words.lead}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{settingsWords.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {words.create}
          </Button>
        </>
      }
    >
      <form id={formId} {...form.props} className="grid gap-4">
        <Field label={words.email} error={wrong.email} required>
          <TextInput
            type="email"
            value={values.email}
            onChange={(email) => set("email", email)}
            autoComplete="off"
          />
        </Field>
        <Field label={words.role} hint={organisationWords.roles[values.role].detail} error={wrong.role}>
          <Select value={values.role} onChange={(role) => set("role", role)} choices={roleChoices(actor)} />
        </Field>
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}
