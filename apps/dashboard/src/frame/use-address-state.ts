"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

/**
 * A part of the view's state that stands in the address, so that a link restores it: a tab, a filter, the open row. The
 * usual value is left out. `push` makes it a step that Back undoes.
 */
export function useAddressState(
  name: string,
  usual: string,
  { push = false }: { readonly push?: boolean } = {},
): readonly [value: string, set: (value: string) => void] {
  const path = usePathname();
  const told = useSearchParams().get(name) ?? usual;
  // The router tells of a change later, and a field that waited for it would lose letters that are typed meanwhile.
  const [own, setOwn] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also a value that changes nothing must be let go.
  useEffect(() => {
    const now = new URLSearchParams(window.location.search).get(name) ?? usual;
    if (now === told) setOwn(null);
  }, [name, usual, told, own]);
  const set = useCallback(
    (value: string) => {
      // From the window: two changes in one event must not undo each other.
      const next = new URLSearchParams(window.location.search);
      if (value === usual || value === "") next.delete(name);
      else next.set(name, value);
      const address = next.size === 0 ? path : `${path}?${next}`;
      setOwn(value === "" ? usual : value);
      // The address alone changes: no server is asked.
      if (push) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [name, usual, path, push],
  );
  return [own ?? told, set];
}
