"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { ApiCall } from "./api-call.ts";

interface Registry {
  readonly calls: readonly ApiCall[];
  readonly register: (owner: symbol, calls: readonly ApiCall[]) => () => void;
}

const Context = createContext<Registry>({ calls: [], register: () => () => undefined });

/** Holds the calls that the page on the screen is made of, for the API button. */
export function ApiCallsProvider({ children }: { children: ReactNode }) {
  const [owners, setOwners] = useState<ReadonlyMap<symbol, readonly ApiCall[]>>(new Map());
  const registry = useMemo<Registry>(
    () => ({
      calls: [...owners.values()].flat(),
      register(owner, calls) {
        setOwners((before) => new Map(before).set(owner, calls));
        return () =>
          setOwners((before) => {
            const after = new Map(before);
            after.delete(owner);
            return after;
          });
      },
    }),
    [owners],
  );
  return <Context value={registry}>{children}</Context>;
}

export function useRegisteredCalls(): readonly ApiCall[] {
  return useContext(Context).calls;
}

/** Names the calls a page is made of; the API button shows them as curl, TypeScript and Python. */
export function useApiCalls(calls: readonly ApiCall[]): void {
  const { register } = useContext(Context);
  const text = JSON.stringify(calls);
  // By value: a page writes its calls as a literal, which is a new list at every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `register` changes with what is registered.
  useEffect(() => register(Symbol(), JSON.parse(text)), [text]);
}
