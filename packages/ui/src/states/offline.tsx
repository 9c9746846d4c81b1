import { useSyncExternalStore } from "react";
import { Button } from "../actions/button.tsx";
import { words } from "../words.ts";
import { PlaceHolder } from "./place-holder.tsx";

export interface OfflineProps {
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  page?: boolean | undefined;
}

/** No connection, or no answer from the platform; it says which. */
export function Offline({ onRetry, retrying, page }: OfflineProps) {
  const online = useOnline();
  const text = online ? words.unreachable : words.offline;
  return (
    <div role="status">
      <PlaceHolder
        page={page}
        icon={{ tone: "warning", shape: "turn" }}
        title={text.title}
        actions={
          onRetry === undefined ? undefined : (
            <Button onClick={onRetry} busy={retrying}>
              {words.retry}
            </Button>
          )
        }
      >
        {text.detail}
      </PlaceHolder>
    </div>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
