import { glossaryGroups } from "../../words/glossary.ts";

/** Every word of the glossary, each at an address of its own. */
export function GlossaryList() {
  return (
    <div className="grid gap-8">
      {glossaryGroups.map(({ title, words }) => (
        <section key={title} className="grid gap-3">
          <h2 className="font-semibold text-lg">{title}</h2>
          <dl className="grid gap-3">
            {Object.entries(words).map(([id, word]) => (
              <div
                key={id}
                id={id}
                className="grid scroll-mt-4 gap-x-6 target:rounded-md target:bg-accent-soft sm:grid-cols-[12rem_minmax(0,1fr)]"
              >
                <dt className="font-medium">{word.title}</dt>
                <dd className="text-muted">
                  {word.explanation} {word.more}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
