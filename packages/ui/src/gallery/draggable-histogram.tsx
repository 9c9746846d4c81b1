import { useState } from "react";
import { Histogram } from "../charts/histogram.tsx";

const counts = [4, 9, 21, 44, 71, 142, 246, 305, 288, 240, 211, 151, 96, 58, 38, 12, 3, 1];
/** Borders as the preparation counts them: powers of two and the halves between. */
const borders = [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144];
const bins = counts.map((rows, at) => ({ upTo: borders[at] ?? 8192, rows }));

export function DraggableHistogram() {
  const [cut, setCut] = useState(1024);
  return (
    <div className="grid gap-6">
      <Histogram
        bins={bins}
        unit="tokens"
        cut={cut}
        onCut={setCut}
        cutLabel="Longest row"
        least={16}
        step={8}
        aside="412,380 tokens, 188,204 trained"
      />
      <Histogram bins={bins} unit="tokens" cut={1200} verb="be left out" />
      <Histogram bins={[]} unit="tokens" cut={1024} />
    </div>
  );
}
