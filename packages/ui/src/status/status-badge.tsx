import { words } from "../words.ts";
import { Badge } from "./badge.tsx";
import { type State, stateLooks } from "./states.ts";

export interface StatusBadgeProps {
  state: State;
  /** A more exact word for the same state: "Training" while a training job runs. */
  label?: string | undefined;
  /** The reason, where the state alone leaves a question. */
  title?: string | undefined;
}

/** Icon, word and colour of a state. The only way a state is shown. */
export function StatusBadge({ state, label, title }: StatusBadgeProps) {
  const { tone, shape } = stateLooks[state];
  return (
    <Badge tone={tone} shape={shape} title={title}>
      {label ?? words.states[state]}
    </Badge>
  );
}
