import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { words } from "../words.ts";
import { Button, type ButtonProps } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

export interface CopyButtonProps {
  /** What is copied; a function is asked only when pressed. */
  text: string | (() => string);
  /** Shown beside the icon; without it the button is an icon alone. */
  label?: string | undefined;
  look?: ButtonProps["look"];
  size?: ButtonProps["size"];
  className?: string | undefined;
}

const shownMs = 1600;

export function CopyButton({ text, label, look = "quiet", size = "small", className }: CopyButtonProps) {
  const [result, setResult] = useState<"idle" | "done" | "failed">("idle");
  useEffect(() => {
    if (result === "idle") return;
    const timer = setTimeout(() => setResult("idle"), shownMs);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setResult("done");
    } catch {
      setResult("failed");
    }
  };
  const icon = icons[result];
  const said = result === "idle" ? "" : words.copy[result];
  return (
    <>
      {label === undefined ? (
        <IconButton
          label={words.copy[result]}
          icon={icon}
          size={size}
          look={look}
          className={className}
          onClick={() => void copy()}
        />
      ) : (
        <Button icon={icon} look={look} size={size} className={className} onClick={() => void copy()}>
          {result === "idle" ? label : words.copy[result]}
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

const icons = {
  idle: <Copy size={14} aria-hidden />,
  done: <Check size={14} aria-hidden />,
  failed: <X size={14} aria-hidden />,
};
