import { useState } from "react";

/** A choice that the page holds when it wants to (in the URL), and the component otherwise. */
export function useChosen<Value>(
  given: Value | undefined,
  first: Value,
  onChange: ((value: Value) => void) | undefined,
): readonly [Value, (value: Value) => void] {
  const [own, setOwn] = useState(given ?? first);
  const choose = (value: Value) => {
    setOwn(value);
    onChange?.(value);
  };
  return [given ?? own, choose];
}
