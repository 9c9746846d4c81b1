"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { Badge } from "@facet/ui/status/badge";
import dynamic from "next/dynamic";
import { useState } from "react";
import { myAccountWords } from "../../words/my-account.ts";
import { TotpEnd } from "./totp-end.tsx";
import type { User } from "./user.ts";

const words = myAccountWords.totp;
const TotpSetup = dynamic(() => import("./totp-setup.tsx").then((module) => module.TotpSetup));

/** The code of an authenticator app, on top of the password. */
export function TotpPanel({ user }: { user: User }) {
  const [open, setOpen] = useState<"begin" | "end">();
  const close = () => setOpen(undefined);
  return (
    <Panel
      title={words.title}
      actions={<Badge tone={user.totp ? "good" : "idle"}>{user.totp ? words.on : words.off}</Badge>}
    >
      <div className="grid justify-items-start gap-3">
        <p className="max-w-150 text-muted">{user.totp ? words.onLead : words.offLead}</p>
        {user.hasPassword ? (
          <Button onClick={() => setOpen(user.totp ? "end" : "begin")}>
            {user.totp ? words.end : words.begin}
          </Button>
        ) : (
          <p className="text-muted">{words.needsPassword}</p>
        )}
      </div>
      {open === "begin" && <TotpSetup onClose={close} />}
      {open === "end" && <TotpEnd onClose={close} />}
    </Panel>
  );
}
