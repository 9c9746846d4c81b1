import { Notice } from "@facet/ui/layout/notice";

/** What the API said about a form as a whole. */
export function FormProblem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div role="alert">
      <Notice tone="bad">{text}</Notice>
    </div>
  );
}
