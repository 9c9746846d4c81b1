import { Button } from "@facet/ui/actions/button";
import type { Column } from "@facet/ui/tables/column";
import { Time } from "@facet/ui/values/time";
import { organisationWords } from "../../words/organisation.ts";
import type { Member } from "./member.ts";
import { MemberRole } from "./member-role.tsx";
import { mayManage } from "./role-label.ts";

const words = organisationWords.members;

interface MemberTable {
  readonly orgId: string;
  readonly me: string | null | undefined;
  readonly actor: string | null | undefined;
  readonly owners: number;
  readonly onRemove: (member: Member) => void;
}

export function memberColumns({
  orgId,
  me,
  actor,
  owners,
  onRemove,
}: MemberTable): readonly Column<Member>[] {
  const isLastOwner = (member: Member) => member.role === "owner" && owners === 1;
  const columns: readonly Column<Member>[] = [
    {
      id: "name",
      header: words.name,
      grow: true,
      sortValue: (member) => member.name.toLowerCase(),
      cell: (member) => (
        <span>
          {member.name}
          {member.userId === me && <span className="text-faint"> ({words.you})</span>}
        </span>
      ),
    },
    { id: "email", header: words.email, cell: (member) => member.email ?? "–" },
    {
      id: "role",
      header: words.role,
      sortValue: (member) => member.role,
      cell: (member) => (
        <MemberRole orgId={orgId} member={member} actor={actor} isLastOwner={isLastOwner(member)} />
      ),
    },
    {
      id: "joined",
      header: words.joined,
      sortValue: (member) => member.joinedAt,
      cell: (member) => <Time at={member.joinedAt} />,
    },
  ];
  if (!mayManage(actor, "viewer")) return columns;
  const act: Column<Member> = {
    id: "act",
    header: words.act,
    align: "end",
    cell: (member) =>
      member.userId === me || !mayManage(actor, member.role) ? (
        "–"
      ) : (
        <Button
          size="small"
          look="quiet"
          aria-label={`${words.remove} ${member.name}`}
          onClick={() => onRemove(member)}
        >
          {words.remove}
        </Button>
      ),
  };
  return [...columns, act];
}
