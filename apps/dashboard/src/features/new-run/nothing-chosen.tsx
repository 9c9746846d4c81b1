/** What is missing, where there is nothing to choose from yet; takes the focus as a wrong field does. */
export function NothingChosen({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p tabIndex={-1} data-wrong className="text-bad text-table outline-none">
      {text}
    </p>
  );
}
