import UPlot from "uplot";
import { type ChartColours, faded } from "./chart-colours.ts";
import { type ChartMark, type ChartSeries, colourOf } from "./chart-series.ts";
import { drawBroken, drawMarks } from "./draw-marks.ts";
import { queueDrawing } from "./draw-queue.ts";
import { axisText, gridSpacing, roundedDown, roundedUp, tickDistances } from "./plot-axes.ts";
import { alignView } from "./points/align-view.ts";
import type { XAxis } from "./points/series.ts";
import { createSmoother } from "./points/smooth.ts";

export interface PlotSettings {
  readonly series: readonly ChartSeries[];
  readonly marks: readonly ChartMark[];
  readonly axis: XAxis;
  /** Where the axis ends although no point is there yet, in the unit of `axis`. */
  readonly xEnd: number | undefined;
  readonly logY: boolean;
  /** The vertical axis begins at zero however narrow the values are. */
  readonly fromZero: boolean;
  /** 0 to below 1. */
  readonly smoothing: number;
  readonly height: number;
  readonly compact: boolean;
  readonly colours: ChartColours;
  /** Position on the x axis under the crosshair; null when it has left. */
  readonly onCursor: (x: number | null) => void;
  readonly onZoom: (zoomed: boolean) => void;
}

export interface LinePlot {
  /** Draws in the next frame what has been appended; cheap to call at every event. */
  refresh(): void;
  change(settings: PlotSettings): void;
  moveCursor(x: number | null): void;
  zoom(range: readonly [min: number, max: number] | null): void;
  /** What is on screen. */
  view(): readonly [min: number, max: number];
  /** Smoothed values of a series, as long as its data; empty without smoothing. */
  smoothed(index: number): ArrayLike<number>;
  canvas(): HTMLCanvasElement;
  destroy(): void;
}

/** A uPlot canvas in `host` that draws a decimated view of any number of points. Undefined where no canvas can be drawn. */
export function createLinePlot(host: HTMLElement, first: PlotSettings): LinePlot | undefined {
  if (document.createElement("canvas").getContext("2d") === null) return undefined;
  let settings = first;
  let zoomed: readonly [number, number] | null = null;
  let broken: readonly number[] = [];
  let smoothers = settings.series.map(() => newSmoother());
  let silent = false;
  let visible = true;
  let dirty = false;
  let takeBack: () => void = () => {};
  let plot = build();

  function newSmoother() {
    return { reckon: createSmoother(settings.smoothing), rewrites: 0 };
  }

  function view(): readonly [number, number] {
    if (zoomed !== null) return zoomed;
    let [low, high] = [Number.POSITIVE_INFINITY, settings.xEnd ?? Number.NEGATIVE_INFINITY];
    for (const { data } of settings.series) {
      if (data.length === 0) continue;
      const xs = data.positions(settings.axis);
      low = Math.min(low, xs[0] ?? low);
      high = Math.max(high, xs[data.length - 1] ?? high);
    }
    if (!Number.isFinite(low)) low = 0;
    // A run begins at zero; only a tail that was cut out of a long one does not.
    if (low < high / 3) low = 0;
    if (!Number.isFinite(high) || high <= low) high = low + 1;
    return [low, high];
  }

  function drawn(): UPlot.AlignedData {
    const [min, max] = view();
    const {
      xs,
      columns,
      broken: found,
    } = alignView(
      settings.series.map(({ data, kind, gapAfter }, index) => ({
        xs: data.positions(settings.axis),
        lines: kind === "points" ? [data.values] : [data.values, smoothed(index)],
        length: data.length,
        gapAfter: settings.axis === "step" ? gapAfter : undefined,
      })),
      { min, max, width: plotWidth(), positiveOnly: settings.logY },
    );
    broken = found;
    return [xs, ...columns];
  }

  function smoothed(index: number): ArrayLike<number> {
    const { data, kind } = settings.series[index] ?? {};
    const smoother = smoothers[index];
    if (data === undefined || smoother === undefined || settings.smoothing === 0 || kind === "points")
      return [];
    if (smoother.rewrites !== data.rewrites) {
      smoothers[index] = { ...newSmoother(), rewrites: data.rewrites };
      return smoothers[index]?.reckon(data.values, data.length) ?? [];
    }
    return smoother.reckon(data.values, data.length);
  }

  function plotWidth(): number {
    return Math.max(50, host.clientWidth - 60) * Math.min(2, devicePixelRatio);
  }

  function build(): UPlot {
    const colour = (index: number) => {
      const series = settings.series[index];
      return series === undefined ? settings.colours.text : settings.colours.series(colourOf(series, index));
    };
    const small = settings.compact;
    const text = `${small ? 10 : 11}px "Geist Variable", system-ui, sans-serif`;
    const axis = { font: text, stroke: () => settings.colours.faint, ticks: { show: false } };
    return new UPlot(
      {
        width: Math.max(80, host.clientWidth),
        height: settings.height,
        padding: [settings.marks.length > 0 && !small ? 16 : 8, small ? 16 : 26, 0, 0],
        legend: { show: false },
        scales: {
          x: { time: false, range: () => [...view()] },
          y: { distr: settings.logY ? 3 : 1, range: (_, low, high) => rangeOf(low, high, settings) },
        },
        axes: [
          {
            ...axis,
            size: small ? 20 : 26,
            gap: 4,
            space: small ? 60 : 80,
            grid: { show: false },
            incrs: tickDistances(settings.axis),
            values: (_, ticks) => ticks.map((tick) => axisText(tick, settings.axis)),
          },
          {
            ...axis,
            size: small ? 36 : 46,
            gap: 4,
            space: gridSpacing(settings.height),
            grid: { stroke: () => settings.colours.grid, width: 1 },
            values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : axisText(tick, "value"))),
          },
        ],
        series: [
          {},
          ...settings.series.flatMap(({ kind }, index): UPlot.Series[] => {
            if (kind === "points") {
              return [
                {
                  stroke: () => colour(index),
                  paths: () => null,
                  points: {
                    show: true,
                    size: small ? 7 : 11,
                    width: 1.5,
                    stroke: () => settings.colours.surface,
                    fill: () => colour(index),
                  },
                },
              ];
            }
            const raw = () => (settings.smoothing > 0 ? faded(colour(index), 0.32) : colour(index));
            return [
              { stroke: raw, width: settings.smoothing > 0 || small ? 1.25 : 1.75, points: lonePoints(raw) },
              { stroke: () => colour(index), width: 1.75, points: lonePoints(() => colour(index)) },
            ];
          }),
        ],
        cursor: {
          y: false,
          // A dot on each line at the crosshair: the smoothed one where there are two.
          points: {
            size: small ? 5 : 7,
            width: 1.5,
            stroke: () => settings.colours.surface,
            fill: (self, index) => String(strokeOf(self, index)),
          },
          dataIdx: (self, index, hovered) =>
            index === 0 ? hovered : nearestValue(self.data[index], hovered),
          drag: { x: true, y: false, setScale: false, dist: 8 },
          bind: {
            dblclick: () => () => {
              api.zoom(null);
              return null;
            },
          },
        },
        hooks: {
          drawAxes: [(self) => drawMarks(self, settings)],
          draw: [(self) => drawBroken(self, broken, settings.colours)],
          setCursor: [
            (self) => {
              if (silent) return;
              const left = self.cursor.left ?? -1;
              settings.onCursor(left < 0 ? null : self.posToVal(left, "x"));
            },
          ],
          setSelect: [
            (self) => {
              const { left, width } = self.select;
              if (width < 4) return;
              const range = [self.posToVal(left, "x"), self.posToVal(left + width, "x")] as const;
              self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
              api.zoom(range);
            },
          ],
        },
      },
      drawn(),
      host,
    );
  }

  function draw(): void {
    if (!visible) {
      dirty = true;
      return;
    }
    dirty = false;
    plot.setData(drawn());
  }

  const resize = new ResizeObserver(() => {
    if (host.clientWidth === 0 || host.clientWidth === plot.width) return;
    plot.setSize({ width: host.clientWidth, height: settings.height });
    api.refresh();
  });
  resize.observe(host);
  const watch = new IntersectionObserver(([entry]) => {
    visible = entry?.isIntersecting ?? true;
    if (visible && dirty) api.refresh();
  });
  watch.observe(host);

  const api: LinePlot = {
    refresh() {
      takeBack = queueDrawing(draw);
    },
    change(next) {
      const sameLines =
        next.series.length === settings.series.length &&
        next.series.every((one, at) => one.data === settings.series[at]?.data);
      const resmooth = !sameLines || next.smoothing !== settings.smoothing;
      if (next.axis !== settings.axis) zoomed = null;
      settings = next;
      if (resmooth) smoothers = settings.series.map(() => newSmoother());
      plot.destroy();
      plot = build();
    },
    moveCursor(x) {
      const left = x === null ? -10 : plot.valToPos(x, "x");
      const [min, max] = view();
      const inside = x !== null && x >= min && x <= max;
      silent = true;
      plot.setCursor({ left: inside ? left : -10, top: inside ? plot.height / 2 : -10 }, true);
      silent = false;
    },
    zoom(range) {
      zoomed = range;
      settings.onZoom(range !== null);
      api.refresh();
    },
    view,
    smoothed,
    canvas: () => plot.ctx.canvas,
    destroy() {
      takeBack();
      resize.disconnect();
      watch.disconnect();
      plot.destroy();
    },
  };
  return api;
}

function strokeOf(self: UPlot, index: number): unknown {
  const stroke = self.series[index]?.stroke;
  return typeof stroke === "function" ? stroke(self, index) : stroke;
}

/** Index of the closest value of a column around `hovered`: the axis also holds the positions of other series. */
function nearestValue(column: ArrayLike<number | null | undefined> | undefined, hovered: number): number {
  if (column === undefined) return hovered;
  for (let far = 0; far < 64; far++) {
    if (typeof column[hovered - far] === "number") return hovered - far;
    if (typeof column[hovered + far] === "number") return hovered + far;
  }
  return hovered;
}

/** A point between two breaks has no line: it is drawn as a dot. */
function lonePoints(stroke: () => string): UPlot.Series.Points {
  return {
    show: true,
    size: 7,
    width: 0,
    fill: stroke,
    filter: (self, index) => {
      const column = self.data[index] ?? [];
      const found: number[] = [];
      for (let at = 0; at < column.length; at++) {
        if (typeof column[at] === "number" && isAlone(column, at)) found.push(at);
      }
      return found;
    },
  };
}

function isAlone(column: ArrayLike<number | null | undefined>, at: number): boolean {
  const next = (step: number) => {
    let index = at + step;
    while (column[index] === undefined && index >= 0 && index < column.length) index += step;
    return column[index] ?? null;
  };
  return next(-1) === null && next(1) === null;
}

/** From zero where the values reach well down towards it; a log axis ends at whole powers only where it must. */
function rangeOf(
  low: number | null,
  high: number | null,
  { logY: log, fromZero }: PlotSettings,
): [number, number] {
  if (low === null || high === null) return log ? [0.1, 1] : [0, 1];
  if (log) return [roundedDown(low / 1.05), roundedUp(high * 1.05)];
  if (low === high) return low === 0 ? [0, 1] : low > 0 ? [0, low * 2] : [low * 2, 0];
  const pad = (high - low) * 0.06;
  if (low >= 0 && (fromZero || low < high * 0.6)) return [0, high + pad];
  return [low - pad, high + pad];
}
