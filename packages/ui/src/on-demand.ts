import { type ComponentType, useEffect, useReducer } from "react";

export interface OnDemand<Props> {
  /** Begins to fetch; for when somebody reaches for it. */
  fetch: () => Promise<void>;
  /** The component once it is there; asked for when it is wanted. */
  usePart: (wanted: boolean) => ComponentType<Props> | undefined;
}

const all: (() => Promise<void>)[] = [];

/**
 * A component whose code is fetched when it is first wanted. What opens over a page is not needed to read the page, and
 * the first view has little room. Without Suspense: a page that opens a dialog must not blink.
 */
export function onDemand<Props>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let part: ComponentType<Props> | undefined;
  let fetching: Promise<void> | undefined;
  function fetch(): Promise<void> {
    fetching ??= load().then(
      (loaded) => {
        part = loaded;
      },
      (error: unknown) => {
        // A connection that was gone for a moment: the next wish asks again.
        fetching = undefined;
        throw error;
      },
    );
    return fetching;
  }
  all.push(fetch);
  return {
    fetch,
    usePart(wanted) {
      const [, draw] = useReducer((count: number) => count + 1, 0);
      // biome-ignore lint/correctness/useExhaustiveDependencies: `part` and `fetch` belong to the module, not to a drawing.
      useEffect(() => {
        if (!wanted || part !== undefined) return;
        let here = true;
        fetch().then(
          () => here && draw(),
          () => undefined,
        );
        return () => {
          here = false;
        };
      }, [wanted]);
      return part;
    },
  };
}

/** For tests and pictures: from here on everything that opens does so at once. */
export async function fetchAllOnDemand(): Promise<void> {
  // What is fetched may bring more that is fetched on demand.
  for (let done = 0; done < all.length; ) {
    const next = all.slice(done);
    done = all.length;
    await Promise.all(next.map((fetch) => fetch()));
  }
}
