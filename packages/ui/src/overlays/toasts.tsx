"use client";

import { X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "../actions/button.tsx";
import { IconButton } from "../actions/icon-button.tsx";
import { classNames } from "../class-names.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import type { Tone } from "../status/tone.ts";
import { words } from "../words.ts";
import { floatClasses } from "./float-classes.ts";

export interface Toast {
  text: ReactNode;
  tone?: Extract<Tone, "good" | "warning" | "bad"> | undefined;
  /** Undo, open: a verb. A toast with one stays until it is used or closed. */
  action?: { label: string; onPress: () => void } | undefined;
}

type Shown = Toast & { id: number };
const Context = createContext<((toast: Toast) => void) | null>(null);
const shownMs = 6000;
const most = 4;

/** Says what has just happened. Never the only place of an error: that stands where it arose. */
export function useToasts(): (toast: Toast) => void {
  const show = useContext(Context);
  if (show === null) throw new Error("useToasts needs <Toasts> around it.");
  return show;
}

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const show = useCallback((toast: Toast) => {
    const id = next.current++;
    setToasts((before) => [...before, { ...toast, id }].slice(-most));
  }, []);
  const close = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  const list = useMemo(
    () => toasts.map((toast) => <ToastCard key={toast.id} toast={toast} onClose={close} />),
    [toasts, close],
  );
  return (
    <Context value={show}>
      {children}
      <section
        aria-label={words.toasts.region}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-0 z-50 grid justify-items-center gap-2 p-4 sm:left-auto sm:justify-items-end"
      >
        {list}
      </section>
    </Context>
  );
}

function ToastCard({ toast, onClose }: { toast: Shown; onClose: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const stays = held || toast.action !== undefined || toast.tone === "bad";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => onClose(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [stays, toast.id, onClose]);
  const { action, tone } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looking at a toast only keeps it; nothing is pressed.
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      data-state="open"
      className={classNames(
        floatClasses,
        "pointer-events-auto flex w-full max-w-100 items-center gap-2 py-2 pr-2 pl-3 text-table",
      )}
    >
      {tone !== undefined && <StatusIcon tone={tone} />}
      <div className="min-w-0 flex-1">{toast.text}</div>
      {action !== undefined && (
        <Button
          size="small"
          onClick={() => {
            action.onPress();
            onClose(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={words.dismiss}
        size="small"
        icon={<X size={14} aria-hidden />}
        onClick={() => onClose(toast.id)}
      />
    </div>
  );
}
