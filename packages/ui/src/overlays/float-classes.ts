/** What floats above the page. The one place with a shadow: it says that the thing stands in front, nothing else. */
export const floatClasses =
  "z-40 rounded-lg border border-line-strong bg-surface text-text shadow-float outline-none data-[state=open]:animate-rise";
