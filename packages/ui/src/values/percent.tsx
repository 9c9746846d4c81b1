import { formatPercent } from "../format/format-percent.ts";

export interface PercentProps {
  /** 0 to 1. */
  share: number | null | undefined;
  digits?: number | undefined;
  signed?: boolean | undefined;
}

export function Percent({ share, digits, signed }: PercentProps) {
  return <span className="whitespace-nowrap">{formatPercent(share, { digits, signed })}</span>;
}
