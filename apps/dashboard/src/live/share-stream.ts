/** What travels between the tabs of one browser. */
type Note<Message, State> =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "ask" };

export interface Lead<Message, State> {
  /** To every tab, this one too. */
  readonly deliver: (message: Message) => void;
  readonly report: (state: State) => void;
}

interface ShareStream<Message, State> {
  /** One connection a name and browser. */
  readonly name: string;
  /** Holds the connection until the signal ends. Runs in one tab at a time; when that goes, in the next. */
  readonly lead: (lead: Lead<Message, State>, signal: AbortSignal) => Promise<void>;
  readonly onMessage: (message: Message) => void;
  readonly onState: (state: State) => void;
  /** The connection cannot be had: the API refused. */
  readonly onRefused: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** Absent where the page is not in a secure context: then this tab has a connection of its own. */
  readonly locks?: Pick<LockManager, "request"> | undefined;
  readonly openChannel?: (name: string) => BroadcastChannel;
}

/**
 * Lets the tabs of a browser share one connection: the tab that holds the lock reads and tells the others. The browser
 * frees the lock when that tab is closed or dies, and the next in line goes on.
 */
export function shareStream<Message, State>(stream: ShareStream<Message, State>): void {
  const { name, lead, onMessage, onState, onRefused, signal, locks } = stream;
  if (signal.aborted) return;
  const refuse = (error: unknown) => {
    if (!signal.aborted) onRefused(error);
  };
  if (locks === undefined) {
    lead({ deliver: onMessage, report: onState }, signal).catch(refuse);
    return;
  }

  const open = stream.openChannel ?? ((channel) => new BroadcastChannel(channel));
  const channel = open(`facet:${name}`);
  let state: State | undefined;
  let leads = false;
  const tell = (note: Note<Message, State>) => {
    if (!signal.aborted) channel.postMessage(note);
  };
  channel.onmessage = ({ data }: MessageEvent<Note<Message, State>>) => {
    if (data.kind === "message") onMessage(data.message);
    else if (data.kind === "state") onState(data.state);
    else if (leads && state !== undefined) tell({ kind: "state", state });
  };
  signal.addEventListener("abort", () => channel.close(), { once: true });
  tell({ kind: "ask" });

  const hold = async () => {
    leads = true;
    await lead(
      {
        deliver(message) {
          onMessage(message);
          tell({ kind: "message", message });
        },
        report(next) {
          state = next;
          onState(next);
          tell({ kind: "state", state: next });
        },
      },
      signal,
    );
    // A stream that is over has nothing to hand over; the lock stays until nobody here looks any more.
    if (!signal.aborted)
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  };
  locks.request(`facet:${name}`, { signal }, hold).catch(refuse);
}
