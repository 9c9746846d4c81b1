"use client";
import "./styles.css";
import { FrontPage } from "../frame/front-page.tsx";
import { frameWords } from "../words/frame.ts";

const words = frameWords.broken;

/** The frame itself fell over. */
export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-bg text-base text-text">
        <FrontPage title={words.title} lead={words.lead}>
          <a href="/" className="text-accent underline underline-offset-2">
            {words.again}
          </a>
        </FrontPage>
      </body>
    </html>
  );
}
