import { Button } from "@facet/ui/actions/button";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { Time } from "@facet/ui/values/time";
import type { Answer } from "../../data/operations.ts";
import { keyWords as words } from "../../words/keys.ts";

export type ApiKey = Answer<"listApiKeys">["data"][number];

export function isActive(key: ApiKey, now: number): boolean {
  return key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > now);
}

interface KeyTable {
  readonly projectNames: ReadonlyMap<string, string>;
  readonly now: number;
  readonly onRevoke: (key: ApiKey) => void;
}

export function keyColumns({ projectNames, now, onRevoke }: KeyTable): readonly Column<ApiKey>[] {
  const { columns } = words;
  return [
    {
      id: "name",
      header: columns.name,
      grow: true,
      cell: (key) => key.name,
      sortValue: (key) => key.name.toLowerCase(),
    },
    {
      id: "start",
      header: columns.start,
      cell: (key) => <code className="text-muted text-sm">{key.start}…</code>,
    },
    {
      id: "scopes",
      header: columns.scopes,
      cell: (key) => <span title={key.scopes.join(", ")}>{words.scopes(key.scopes.length)}</span>,
      sortValue: (key) => key.scopes.length,
    },
    {
      id: "project",
      header: columns.project,
      cell: (key) =>
        key.projectId === null
          ? words.allProjects
          : (projectNames.get(key.projectId) ?? words.anotherProject),
    },
    {
      id: "lastUsed",
      header: columns.lastUsed,
      cell: (key) => (key.lastUsedAt === null ? words.never : <Time at={key.lastUsedAt} />),
      sortValue: (key) => key.lastUsedAt,
    },
    {
      id: "expires",
      header: columns.expires,
      cell: (key) => <Ending apiKey={key} now={now} />,
      sortValue: (key) => key.expiresAt,
    },
    {
      id: "act",
      header: columns.act,
      align: "end",
      cell: (key) =>
        key.revokedAt !== null ? (
          "–"
        ) : (
          <Button
            size="small"
            look="quiet"
            aria-label={`${words.revoke} ${key.name}`}
            onClick={() => onRevoke(key)}
          >
            {words.revoke}
          </Button>
        ),
    },
  ];
}

function Ending({ apiKey, now }: { apiKey: ApiKey; now: number }) {
  if (apiKey.revokedAt !== null) return <Badge>{words.revoked}</Badge>;
  if (apiKey.expiresAt === null) return words.never;
  if (!isActive(apiKey, now)) return <Badge tone="warning">{words.expired}</Badge>;
  return <Time at={apiKey.expiresAt} />;
}
