"use client";
import { Notice } from "@facet/ui/layout/notice";
import { useQuery } from "@tanstack/react-query";
import { healthQueries } from "../data/health.ts";
import { frameWords } from "../words/frame.ts";

/** Above every page while everything is accepted, but begins later than usual. */
export function DelayBanner() {
  const { data } = useQuery(healthQueries.now());
  if (data?.status !== "degraded") return null;
  const slow = Object.values(data.checks).filter(({ ok }) => !ok);
  return (
    <div className="mb-4">
      <Notice tone="warning" live>
        <p>{frameWords.delayed}</p>
        {slow.map(({ detail }) => (
          <p key={detail} className="text-sm first-letter:uppercase">
            {detail}.
          </p>
        ))}
      </Notice>
    </div>
  );
}
