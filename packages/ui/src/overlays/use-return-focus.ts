import { useRef } from "react";

interface ReturnFocus {
  /** Call it when the overlay is about to take the focus. */
  keep: () => void;
  /** For `onCloseAutoFocus`. */
  giveBack: (event: Event) => void;
}

/**
 * Gives the focus back to what had it before an overlay opened. Radix gives it to a trigger of its own alone, and ours are
 * opened by the page. What is gone by then leaves it to the page's content, so that Tab goes on from there.
 */
export function useReturnFocus(): ReturnFocus {
  const before = useRef<Element | null>(null);
  return {
    keep() {
      before.current = document.activeElement;
    },
    giveBack(event) {
      event.preventDefault();
      const from = before.current;
      const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body;
      (isThere ? from : document.querySelector<HTMLElement>("main"))?.focus();
    },
  };
}
