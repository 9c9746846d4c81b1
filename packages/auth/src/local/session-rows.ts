import type { IdentitySession } from "@facet/ports/identity";

export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress?: string | null | undefined;
  readonly userAgent?: string | null | undefined;
}

export function toSession(row: SessionRow): IdentitySession {
  return {
    id: row.id,
    userId: row.userId,
    device: { address: row.ipAddress || null, userAgent: row.userAgent || null },
    createdAt: new Date(row.createdAt).toISOString(),
    lastSeenAt: new Date(row.updatedAt).toISOString(),
    expiresAt: new Date(row.expiresAt).toISOString(),
  };
}
