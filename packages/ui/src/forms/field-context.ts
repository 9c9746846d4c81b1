import { createContext, useContext, useId } from "react";

interface FieldLink {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  unit: string | undefined;
}

export const FieldContext = createContext<FieldLink | null>(null);

interface OwnProps {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
}

/** Ties an input to the label, hint and error of the Field around it; an input outside a Field keeps its own. */
export function useField(own: OwnProps) {
  const field = useContext(FieldContext);
  const fallback = useId();
  return {
    unit: field?.unit,
    control: {
      id: own.id ?? field?.id ?? fallback,
      "aria-describedby": joined(own["aria-describedby"], field?.describedBy),
      "aria-invalid": own["aria-invalid"] ?? (field?.invalid === true ? true : undefined),
      "aria-required": field?.required === true ? true : undefined,
    },
  } as const;
}

export const joined = (...ids: readonly (string | undefined)[]): string | undefined =>
  ids.filter((id) => id !== undefined && id !== "").join(" ") || undefined;
