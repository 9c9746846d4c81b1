"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { frameWords } from "../words/frame.ts";

export interface TrailStep {
  readonly label: string;
  readonly href?: string;
}

const Steps = createContext<readonly TrailStep[]>([]);
const SetSteps = createContext<(steps: readonly TrailStep[]) => void>(() => undefined);

export function PageTrailProvider({ children }: { children: ReactNode }) {
  const [steps, setSteps] = useState<readonly TrailStep[]>([]);
  return (
    <SetSteps value={setSteps}>
      <Steps value={steps}>{children}</Steps>
    </SetSteps>
  );
}

export function usePageTrailSteps(): readonly TrailStep[] {
  return useContext(Steps);
}

/** Says where a page stands, for the breadcrumb and the window's title: `[{ label: "Data sets", href }, { label: name }]`. */
export function usePageTrail(steps: readonly TrailStep[]): void {
  const setSteps = useContext(SetSteps);
  const text = JSON.stringify(steps);
  useEffect(() => {
    // By value: a page writes its trail as a literal, which is a new list at every render.
    const trail = JSON.parse(text) as TrailStep[];
    setSteps(trail);
    const names = trail.map((step) => step.label).reverse();
    document.title = [...names, frameWords.product].join(" · ");
  }, [text, setSteps]);
}
