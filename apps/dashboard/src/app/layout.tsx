import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "../frame/providers.tsx";
import { readTheme, themeCookie } from "../frame/theme.ts";
import { frameWords } from "../words/frame.ts";
import "./styles.css";

export const metadata: Metadata = {
  title: { default: frameWords.product, template: `%s · ${frameWords.product}` },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#101113" },
  ],
};

/** The server knows the theme from its cookie: the first picture has the right colours without a script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang="en" {...(theme === "system" ? {} : { "data-theme": theme })} suppressHydrationWarning>
      <body className="min-h-dvh bg-bg text-base text-text">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
