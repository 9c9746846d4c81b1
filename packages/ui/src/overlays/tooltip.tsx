import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { placeTooltip } from "./place-tooltip.ts";

export interface TooltipProps {
  /** A few words. What must be read stands on the page or in a Popover: touch has no hover. */
  text: ReactNode;
  /** One element that can take the focus. */
  children: ReactElement<{ "aria-describedby"?: string | undefined }>;
}

const delayMs = 400;
/** The pointer may cross the gap to the words without losing them. */
const graceMs = 120;

/** Shown on focus and on hover; Escape hides it. Small on purpose: every first page carries it. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const holder = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [open, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = (next: boolean, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), ms);
  };
  const now = (next: boolean) => {
    clearTimeout(timer.current);
    setOpen(next);
  };
  const hide = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    now(false);
  };
  const described = open ? { "aria-describedby": id } : {};
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens to the element inside.
    <span
      ref={holder}
      className="contents"
      onPointerEnter={(event) => event.pointerType === "mouse" && soon(true, delayMs)}
      onPointerLeave={() => soon(false, graceMs)}
      onPointerDown={() => now(false)}
      onFocus={(event) => event.target.matches(":focus-visible") && now(true)}
      onBlur={() => now(false)}
      onKeyDown={hide}
    >
      {cloneElement(children, described)}
      {open &&
        createPortal(
          <Bubble
            id={id}
            text={text}
            anchor={holder.current?.firstElementChild ?? null}
            onKeep={() => now(true)}
          />,
          document.body,
        )}
    </span>
  );
}

interface BubbleProps {
  id: string;
  text: ReactNode;
  anchor: Element | null;
  onKeep: () => void;
}

function Bubble({ id, text, anchor, onKeep }: BubbleProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null && anchor !== null) placeTooltip(box.current, anchor.getBoundingClientRect());
  }, [anchor]);
  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      onPointerEnter={onKeep}
      className="fixed top-0 left-0 z-50 w-max max-w-70 rounded-md bg-text px-2 py-1 text-bg text-sm forced-colors:border"
    >
      {text}
    </div>
  );
}
