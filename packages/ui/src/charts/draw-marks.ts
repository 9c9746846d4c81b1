import type UPlot from "uplot";
import type { ChartColours } from "./chart-colours.ts";
import { type ChartMark, placeOfMark } from "./chart-series.ts";
import type { XAxis } from "./points/series.ts";

interface Marked {
  readonly marks: readonly ChartMark[];
  readonly axis: XAxis;
  readonly compact: boolean;
  readonly colours: ChartColours;
}

const dashes: Readonly<Record<ChartMark["kind"], readonly number[]>> = {
  checkpoint: [3, 3],
  eval: [1, 4],
  attempt: [],
  pause: [8, 4],
};

/** Between two lines of checkpoints; nearer ones would read as a grey field. CSS pixels. */
const apart = 24;

/** Vertical lines where something happened, with as many labels as have room. */
export function drawMarks(plot: UPlot, { marks, axis, compact, colours }: Marked): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  let free = bbox.left - 1;
  let drawn = Number.NEGATIVE_INFINITY;
  ctx.save();
  ctx.font = `${11 * ratio}px "Geist Variable", system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineWidth = ratio;
  for (const mark of marks) {
    const place = placeOfMark(mark, axis);
    if (place === undefined) continue;
    const x = Math.round(plot.valToPos(place, "x", true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const notable = mark.kind === "attempt" || mark.kind === "pause";
    if (!notable && x - drawn < apart * ratio) continue;
    drawn = x;
    ctx.strokeStyle = notable ? colours.warning : colours.line;
    ctx.setLineDash(dashes[mark.kind].map((dash) => dash * ratio));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top - (compact ? 0 : 10 * ratio));
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(mark.label).width;
    const right = bbox.left + bbox.width + 8 * ratio;
    if (compact || x < free || x + 4 * ratio + width > right) continue;
    ctx.fillStyle = notable ? colours.warning : colours.faint;
    ctx.fillText(mark.label, x + 4 * ratio, bbox.top - 2 * ratio);
    free = x + width + 12 * ratio;
  }
  ctx.restore();
}

/** A cross at the upper edge where a value was read and is no number. */
export function drawBroken(plot: UPlot, places: readonly number[], colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const arm = 4 * ratio;
  ctx.save();
  ctx.strokeStyle = colours.bad;
  ctx.fillStyle = colours.bad;
  ctx.lineWidth = 1.5 * ratio;
  ctx.font = `${11 * ratio}px "Geist Variable", system-ui, sans-serif`;
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  let crossed = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const x = plot.valToPos(place, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    // A row of them reads as one: crosses and lines keep a distance that can be told apart.
    if (x - crossed < arm * 3) continue;
    const y = bbox.top + arm * 2;
    ctx.beginPath();
    ctx.moveTo(x - arm, y - arm);
    ctx.lineTo(x + arm, y + arm);
    ctx.moveTo(x + arm, y - arm);
    ctx.lineTo(x - arm, y + arm);
    ctx.stroke();
    ctx.globalAlpha = 0.35;
    ctx.beginPath();
    ctx.moveTo(x, y + arm * 1.5);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.globalAlpha = 1;
    if (x - crossed > 48 * ratio) ctx.fillText("NaN", x - arm * 1.8, y);
    crossed = x;
  }
  ctx.restore();
}
