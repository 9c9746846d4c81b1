import { FrontPage } from "../frame/front-page.tsx";
import { frameWords } from "../words/frame.ts";

const words = frameWords.notFound;

export default function NotFoundPage() {
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <a href="/" className="text-accent underline underline-offset-2">
        {words.home}
      </a>
    </FrontPage>
  );
}
