import { frameWords } from "../words/frame.ts";
import { FrontPage } from "./front-page.tsx";

const words = frameWords.unreachable;

/** The dashboard runs; what it is a window to does not. */
export function Unreachable() {
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <p>{words.fix}</p>
      <a href="/" className="text-accent underline underline-offset-2">
        {words.again}
      </a>
    </FrontPage>
  );
}
