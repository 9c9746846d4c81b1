/** The sessions of a person, all or all but one. */
export function sessionsOf(userId: string, keepSessionId: string | undefined) {
  const own = { field: "userId", value: userId };
  return keepSessionId === undefined
    ? [own]
    : [own, { field: "id", value: keepSessionId, operator: "ne" as const }];
}
