import { afterEach, describe, expect, it, vi } from "vitest";
import { type Lead, shareStream } from "./share-stream.ts";

/** One tab: Node's own locks and channels are the browser's. */
function openTab(name: string) {
  const closing = new AbortController();
  const messages: number[] = [];
  const states: string[] = [];
  const refused: unknown[] = [];
  const led: { current?: Lead<number, string> } = {};
  shareStream<number, string>({
    name,
    locks: navigator.locks,
    signal: closing.signal,
    onMessage: (message) => messages.push(message),
    onState: (state) => states.push(state),
    onRefused: (error) => refused.push(error),
    async lead(lead, signal) {
      led.current = lead;
      lead.report("live");
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    },
  });
  return { messages, states, refused, led, close: () => closing.abort() };
}

describe("tabs of one browser", () => {
  const opened: { close: () => void }[] = [];
  const tab = (name: string) => {
    const one = openTab(name);
    opened.push(one);
    return one;
  };
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
  });

  it("share one connection: one leads, all hear", async () => {
    const name = crypto.randomUUID();
    const [first, second] = [tab(name), tab(name)];
    await vi.waitFor(() => expect(first.led.current ?? second.led.current).toBeDefined());
    const [leader, follower] = first.led.current === undefined ? [second, first] : [first, second];
    leader.led.current?.deliver(1);
    leader.led.current?.deliver(2);
    await vi.waitFor(() => expect(follower.messages).toEqual([1, 2]));
    expect(leader.messages).toEqual([1, 2]);
    expect(follower.led.current).toBeUndefined();
  });

  it("hear how fresh it is also when they come later", async () => {
    const name = crypto.randomUUID();
    const first = tab(name);
    await vi.waitFor(() => expect(first.led.current).toBeDefined());
    const late = tab(name);
    await vi.waitFor(() => expect(late.states).toContain("live"));
    expect(late.led.current).toBeUndefined();
  });

  it("hand the connection on when the tab that has it closes", async () => {
    const name = crypto.randomUUID();
    const first = tab(name);
    await vi.waitFor(() => expect(first.led.current).toBeDefined());
    const second = tab(name);
    await vi.waitFor(() => expect(second.states).toContain("live"));
    first.close();
    await vi.waitFor(() => expect(second.led.current).toBeDefined());
    second.led.current?.deliver(3);
    expect(second.messages).toEqual([3]);
    expect(first.messages).toEqual([]);
  });

  it("do not hear of other streams", async () => {
    const [one, other] = [tab(crypto.randomUUID()), tab(crypto.randomUUID())];
    await vi.waitFor(() => expect(one.led.current && other.led.current).toBeDefined());
    one.led.current?.deliver(1);
    other.led.current?.deliver(2);
    await vi.waitFor(() => expect(other.messages).toEqual([2]));
    expect(one.messages).toEqual([1]);
  });
});
