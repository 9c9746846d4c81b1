import { join } from "node:path";
import type { NextConfig } from "next";

const repositoryRoot = join(import.meta.dirname, "..", "..");

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: repositoryRoot,
  // The guides that `/docs` shows are read when they are asked for. The key is a pattern: brackets would be a choice of letters.
  outputFileTracingIncludes: {
    "/docs/**": ["../../docs/guides/*.md", "../../docs/reference/*.md", "../../docs/pictures/*.png"],
  },
  turbopack: { root: repositoryRoot },
  // Our packages are TypeScript sources: there is no build step to wait for.
  transpilePackages: ["@facet/contracts", "@facet/env", "@facet/ports", "@facet/sdk", "@facet/ui"],
  // tsc is a check of its own, beside the build.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.build.json" },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  headers: async () => [
    {
      // The API sends its own.
      source: "/((?!api/).*)",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
        { key: "permissions-policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
      ],
    },
  ],
};

export default config;
