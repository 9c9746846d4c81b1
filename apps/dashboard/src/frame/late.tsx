"use client";
import { Loading } from "@facet/ui/states/loading";
import { Offline } from "@facet/ui/states/offline";
import { type ComponentType, type ReactNode, useCallback, useEffect, useReducer, useState } from "react";

/**
 * A part of a page whose code is fetched when it is first drawn. Where it cannot be had the part says so, comes by itself
 * once the network is back, and the page around it stays: what React itself loads late would take the page along.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  skeleton: ReactNode,
): ComponentType<Props> {
  let part: ComponentType<Props> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, as React's own `lazy` is.
  return function Late(props: Props) {
    const [failed, setFailed] = useState(false);
    const [, draw] = useReducer((count: number) => count + 1, 0);
    const fetch = useCallback(() => {
      load().then(
        (loaded) => {
          part = loaded;
          draw();
        },
        () => setFailed(true),
      );
    }, []);
    useEffect(() => {
      if (part !== undefined) return;
      fetch();
      window.addEventListener("online", fetch);
      return () => window.removeEventListener("online", fetch);
    }, [fetch]);
    if (part === undefined) return failed ? <Offline onRetry={fetch} /> : <Loading>{skeleton}</Loading>;
    const Part = part;
    return <Part {...props} />;
  };
}
