/** Our sign: a cut gem. */
export function Gem({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      className="shrink-0 text-accent"
    >
      <path d="M9 5h14l6 8-13 15L3 13z" />
      <path d="M3 13h26M9 5l2.5 8L16 28M23 5l-2.5 8L16 28M11.5 13 16 5l4.5 8" />
    </svg>
  );
}
