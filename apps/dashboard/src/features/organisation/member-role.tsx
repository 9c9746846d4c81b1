import { Select } from "@facet/ui/forms/select";
import { useChangeMember } from "../../data/organisations.ts";
import { organisationWords as words } from "../../words/organisation.ts";
import { problemText } from "../../words/problem-text.ts";
import type { Member } from "./member.ts";
import { mayManage, roleChoices } from "./role-label.ts";

interface MemberRoleProps {
  readonly orgId: string;
  readonly member: Member;
  readonly actor: string | null | undefined;
  readonly isLastOwner: boolean;
}

/** A member's role: a choice where it may be changed, else the word. It takes effect at once. */
export function MemberRole({ orgId, member, actor, isLastOwner }: MemberRoleProps) {
  const change = useChangeMember();
  if (!mayManage(actor, member.role) || isLastOwner)
    return (
      <span title={isLastOwner ? words.members.lastOwner : undefined}>{words.roles[member.role].label}</span>
    );
  return (
    <span className="grid gap-1">
      <Select
        aria-label={words.members.roleOf(member.name)}
        value={change.isPending ? (change.variables?.role ?? member.role) : member.role}
        onChange={(role) => change.mutate({ id: orgId, userId: member.userId, role })}
        choices={roleChoices(actor)}
        className="min-w-32"
      />
      {change.error !== null && (
        <span role="alert" className="max-w-60 whitespace-normal text-bad text-sm">
          {problemText(change.error)}
        </span>
      )}
    </span>
  );
}
