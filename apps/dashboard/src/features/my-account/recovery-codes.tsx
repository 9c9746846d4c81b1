import { CopyButton } from "@facet/ui/actions/copy-button";
import { Checkbox } from "@facet/ui/forms/checkbox";
import { myAccountWords } from "../../words/my-account.ts";

const words = myAccountWords.totp;

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly saved: boolean;
  readonly onSaved: (saved: boolean) => void;
}

export function RecoveryCodes({ codes, saved, onSaved }: RecoveryCodesProps) {
  return (
    <div className="grid gap-4">
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-3 font-mono text-table">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={codes.join("\n")} label={words.recoveryCopy} look="plain" size="medium" />
      </div>
      <Checkbox checked={saved} onChange={onSaved} label={words.recoverySaved} />
    </div>
  );
}
