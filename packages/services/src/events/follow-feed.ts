import { FeedHint } from "@facet/contracts/events/job-event";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { requireProject } from "../projects/require-project.ts";
import { projectTopic } from "./topics.ts";

interface FollowFeed {
  readonly projectId: string;
  readonly signal: AbortSignal;
}

/** A reader that has this many hints unread has lost touch: it is let go, comes back, and reads its page anew. */
const maxUnread = 1000;

/**
 * Hints at what changes in a project, from now on. Nothing is replayed: a reader that reconnects reads its page again. So
 * the feed ends when hints may have been missed.
 */
export async function* followFeed({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: FollowFeed;
}): AsyncGenerator<FeedHint> {
  authorise(ctx, "projects:read", input.projectId);
  await requireProject(ownDocuments(ctx), input.projectId);
  let unread: FeedHint[] = [];
  let missed = false;
  let notice: (() => void) | undefined;
  const unsubscribe = ctx.signals.subscribe(projectTopic(input.projectId), (message) => {
    if (message === undefined) missed = true;
    else unread.push(FeedHint.parse(JSON.parse(message)));
    notice?.();
  });
  const leave = () => notice?.();
  input.signal.addEventListener("abort", leave);
  try {
    while (!input.signal.aborted && !missed && unread.length < maxUnread) {
      const hints = unread;
      unread = [];
      yield* hints;
      if (unread.length === 0 && !missed && !input.signal.aborted) {
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    }
  } finally {
    input.signal.removeEventListener("abort", leave);
    unsubscribe();
  }
}
