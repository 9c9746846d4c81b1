import { Scope } from "@facet/contracts/keys/scope";
import type { ApiKey } from "@facet/sdk/generated/types.gen";
import { formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

export function keyTable(rows: readonly ApiKey[]): string {
  return formatTable(
    rows,
    [
      { head: "NAME", cell: (row) => row.name },
      { head: "KEY", cell: (row) => `${row.start}...` },
      {
        head: "MAY",
        cell: (row) => (row.scopes.length === Scope.options.length ? "all" : row.scopes.join(",")),
      },
      { head: "STATE", cell: stateOf },
      {
        head: "LAST USED",
        cell: (row) => (row.lastUsedAt === null ? "never" : formatMoment(row.lastUsedAt)),
      },
      { head: "ID", cell: (row) => row.id },
    ],
    "There is no key.",
  );
}

function stateOf({ revokedAt, expiresAt }: ApiKey): string {
  if (revokedAt !== null) return "revoked";
  if (expiresAt === null) return "valid";
  return Date.parse(expiresAt) < Date.now() ? "expired" : `until ${formatMoment(expiresAt)}`;
}
