import {
  cloneElement,
  type FocusEventHandler,
  type KeyboardEventHandler,
  type MouseEventHandler,
  type PointerEventHandler,
  type ReactElement,
  useState,
} from "react";

export interface TriggerProps {
  onClick?: MouseEventHandler<HTMLButtonElement> | undefined;
  onPointerEnter?: PointerEventHandler<HTMLButtonElement> | undefined;
  onFocus?: FocusEventHandler<HTMLButtonElement> | undefined;
  onKeyDown?: KeyboardEventHandler<HTMLButtonElement> | undefined;
  "aria-haspopup"?: "menu" | "dialog" | undefined;
  "aria-expanded"?: boolean | undefined;
}

interface Opens {
  popup: "menu" | "dialog";
  fetch: () => Promise<void>;
  /** For a page that keeps the state itself. */
  onOpen?: () => void;
}

/** The button of something that opens, while its code is not there: reaching for it fetches it, pressing it opens it. */
export function useTrigger(element: ReactElement<TriggerProps>, { popup, fetch, onOpen }: Opens) {
  const [wanted, setWanted] = useState(false);
  const given = element.props;
  const reach = () => void fetch().catch(() => undefined);
  const open = () => {
    setWanted(true);
    onOpen?.();
  };
  const trigger = cloneElement(element, {
    "aria-haspopup": popup,
    "aria-expanded": false,
    onClick(event) {
      given.onClick?.(event);
      open();
    },
    onPointerEnter(event) {
      given.onPointerEnter?.(event);
      reach();
    },
    onFocus(event) {
      given.onFocus?.(event);
      reach();
    },
    onKeyDown(event) {
      given.onKeyDown?.(event);
      if (popup !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
  });
  return { wanted, trigger };
}
