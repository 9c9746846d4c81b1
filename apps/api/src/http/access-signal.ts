import { accessTopic } from "@facet/services/auth/access-topic";
import type { ServiceContext } from "@facet/services/context";

/**
 * Aborts when what the caller may do changes while a stream is held: a role, a membership, a session, a key. Whoever may
 * still listen connects again. `release` when the stream is over.
 */
export function accessSignal({ signals, principal }: ServiceContext): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const changed = new AbortController();
  const holders = new Set([principal.id, ...(principal.userId ? [principal.userId] : [])]);
  const leave = [...holders].map((id) => signals.subscribe(accessTopic(id), () => changed.abort()));
  return {
    signal: changed.signal,
    release: () => {
      for (const one of leave) one();
    },
  };
}
