/** What a key means: at once, or after the key before it. */
export interface KeyMap {
  readonly single: Readonly<Record<string, () => void>>;
  /** After `g`. */
  readonly go: Readonly<Record<string, () => void>>;
}

interface Pressed {
  readonly key: string;
  readonly at: number;
}

/** A second key counts as part of a sequence for this long. */
const sequenceMs = 1200;

/** Decides what a key does after the one before it. `before`: undefined when that one was used up. */
export function readKey(
  map: KeyMap,
  pressed: Pressed,
  before: Pressed | undefined,
): { act?: () => void; keep?: Pressed } {
  if (before?.key === "g" && pressed.at - before.at <= sequenceMs) {
    const act = map.go[pressed.key];
    return act === undefined ? {} : { act };
  }
  if (pressed.key === "g") return { keep: pressed };
  const act = map.single[pressed.key];
  return act === undefined ? {} : { act };
}
