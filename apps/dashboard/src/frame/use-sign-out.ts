"use client";
import { useQueryClient } from "@tanstack/react-query";
import { signOut } from "../data/sign-in.ts";

/** Ends the session, forgets all that was read in it, and goes to the door. */
export function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await signOut();
    cache.clear();
    window.location.assign("/sign-in");
  };
}
