import { type ComponentType, useEffect, useReducer } from "react";

export interface OnDemand<Props> {
  /** Begins to fetch; for when somebody reaches for it. */
  fetch: () => Promise<void>;
  /** The component once it is there; asked for when it is wanted. */
  usePart: (wanted: boolean) => ComponentType<Props> | undefined;
}

const all: (() => Promise<void>)[] = [];

interface OnDemandOptions {
  /**
   * For what nearly every page that names it will draw, once its data is there: its code is fetched beside the data, as
   * soon as the page's own code runs, and not after it.
   */
  readonly early?: boolean;
}

/**
 * A component whose code is fetched when it is first wanted. What opens over a page is not needed to read the page, and
 * the first view has little room. Without Suspense: a page that opens a dialog must not blink.
 */
export function onDemand<Props>(
  load: () => Promise<ComponentType<Props>>,
  { early = false }: OnDemandOptions = {},
): OnDemand<Props> {
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
  // Who draws it asks again where this one failed.
  if (early && typeof window !== "undefined") fetch().catch(() => undefined);
  return {
    fetch,
    usePart(wanted) {
      const [, draw] = useReducer((count: number) => count + 1, 0);
      const isDrawn = part !== undefined;
      // biome-ignore lint/correctness/useExhaustiveDependencies: `fetch` belongs to the module, not to a drawing.
      useEffect(() => {
        if (!wanted || isDrawn) return;
        let here = true;
        // It may have come between the drawing and now: then this answers at once.
        fetch().then(
          () => here && draw(),
          () => undefined,
        );
        return () => {
          here = false;
        };
      }, [wanted, isDrawn]);
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
