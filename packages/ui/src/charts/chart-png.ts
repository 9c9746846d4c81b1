import type { ChartColours } from "./chart-colours.ts";

interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly colour: string }[];
  readonly colours: ChartColours;
}

/** The chart with its title and legend, in the colours and resolution on screen. Undefined where the browser refuses. */
export async function chartPng({ canvas, title, legend, colours }: Picture): Promise<Blob | undefined> {
  const ratio = devicePixelRatio;
  const head = (legend.length > 1 ? 56 : 36) * ratio;
  const edge = 12 * ratio;
  const out = document.createElement("canvas");
  out.width = canvas.width + edge * 2;
  out.height = canvas.height + head + edge;
  const ctx = out.getContext("2d");
  if (ctx === null) return undefined;
  ctx.fillStyle = colours.surface;
  ctx.fillRect(0, 0, out.width, out.height);
  ctx.fillStyle = colours.text;
  ctx.font = `600 ${14 * ratio}px "Geist Variable", system-ui, sans-serif`;
  ctx.fillText(title, edge, 24 * ratio);
  ctx.font = `${12 * ratio}px "Geist Variable", system-ui, sans-serif`;
  let x = edge;
  if (legend.length > 1) {
    for (const { label, colour } of legend) {
      ctx.fillStyle = colour;
      ctx.fillRect(x, 40 * ratio, 10 * ratio, 3 * ratio);
      ctx.fillStyle = colours.faint;
      ctx.fillText(label, x + 16 * ratio, 45 * ratio);
      x += ctx.measureText(label).width + 36 * ratio;
    }
  }
  ctx.drawImage(canvas, edge, head);
  return new Promise((resolve) => out.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}
