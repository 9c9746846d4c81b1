"use client";
import type { LinkProps } from "@facet/ui/navigation/link";
import NextLink from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

/** A link inside the app. Its page is fetched when somebody reaches for it, not because it came into view. */
export function PageLink({ onPointerEnter, onFocus, ...rest }: LinkProps) {
  const router = useRouter();
  const reach = () => router.prefetch(rest.href);
  // Safe: the same attributes; Next's types only do not take `undefined` for one that is left out.
  const attributes = rest as ComponentProps<typeof NextLink>;
  return (
    <NextLink
      {...attributes}
      prefetch={false}
      onPointerEnter={(event) => {
        reach();
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        reach();
        onFocus?.(event);
      }}
    />
  );
}
