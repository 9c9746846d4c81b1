"use client";
import { Suspense, use } from "react";
import { EvaluationPage } from "../../../../features/evaluations/evaluation-page.tsx";

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = use(params);
  return (
    <Suspense>
      <EvaluationPage id={id} />
    </Suspense>
  );
}
