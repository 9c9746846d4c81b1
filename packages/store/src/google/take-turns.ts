/** Lets one task at a time run for each key; tasks without a key in common pass one another. */
export interface Turns {
  run<R>(keys: readonly string[], task: () => Promise<R>): Promise<R>;
}

export function takeTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async run(keys, task) {
      const own = [...new Set(keys)];
      const before = own.flatMap((key) => last.get(key) ?? []);
      const { promise: over, resolve: leave } = Promise.withResolvers<void>();
      // All places are taken at once, so that two tasks never wait for one another.
      for (const key of own) last.set(key, over);
      try {
        await Promise.all(before);
        return await task();
      } finally {
        for (const key of own) if (last.get(key) === over) last.delete(key);
        leave();
      }
    },
  };
}
