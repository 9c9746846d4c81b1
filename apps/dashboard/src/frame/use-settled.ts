"use client";
import { useEffect, useState } from "react";

/** A text once nobody types any more: the moment to ask a server. */
export function useSettled(value: string, waitMs = 250): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === "" ? 0 : waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
