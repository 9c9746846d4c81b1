import { errorCodes } from "@facet/contracts/errors/codes";
import { explainError } from "../../words/causes.ts";

/** Every error by its code, each at the address that its `docUrl` names. */
export function ErrorList() {
  return (
    <div className="grid gap-6">
      {Object.keys(errorCodes).map((code) => {
        const { title, cause, todo } = explainError(code);
        return (
          <section
            key={code}
            id={code}
            className="grid scroll-mt-4 gap-1 target:rounded-md target:bg-accent-soft"
          >
            <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
              {title}
              <code className="font-normal text-faint text-sm">{code}</code>
            </h2>
            <p className="text-muted">{cause}</p>
            <p>{todo}</p>
          </section>
        );
      })}
    </div>
  );
}
