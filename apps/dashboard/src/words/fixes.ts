export const fixWords = {
  suggested: "Take the suggested settings and start again",
  copied: "Copied. Run it on the machine that runs Facet.",
} as const;
