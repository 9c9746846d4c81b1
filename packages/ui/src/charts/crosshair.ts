/** Charts with the same key read the same step: one moves, the others follow. `null` is no reading. */
type Follow = (step: number | null) => void;

const groups = new Map<string, Set<Follow>>();

export function joinCrosshair(
  key: string,
  follow: Follow,
): { move(step: number | null): void; leave(): void } {
  const group = groups.get(key) ?? new Set<Follow>();
  groups.set(key, group);
  group.add(follow);
  return {
    move(step) {
      for (const other of group) if (other !== follow) other(step);
    },
    leave() {
      group.delete(follow);
      if (group.size === 0) groups.delete(key);
    },
  };
}
