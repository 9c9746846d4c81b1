import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { readChartColours, watchTheme } from "./chart-colours.ts";
import { ChartHeader } from "./chart-header.tsx";
import { chartPng } from "./chart-png.ts";
import { type ChartMark, colourOf } from "./chart-series.ts";
import { ChartTable } from "./chart-table.tsx";
import { joinCrosshair } from "./crosshair.ts";
import type { LineChartProps } from "./line-chart-props.ts";
import { createLinePlot, type LinePlot } from "./line-plot.ts";
import { chartCsv } from "./points/chart-csv.ts";
import { findingOf } from "./points/finding.ts";
import { axesOf, indexAt } from "./points/read-at.ts";
import { summariseSeries } from "./points/summarise-series.ts";
import { type Reading, readingSentence, readSeries } from "./read-series.ts";
import { fileNameOf, saveFile } from "./save-file.ts";
import { stepOfKey } from "./step-of-key.ts";
import { useChosen } from "./use-chosen.ts";
import { useSlowCount } from "./use-slow-count.ts";

const noMarks: readonly ChartMark[] = [];

export function LiveLineChart(props: LineChartProps) {
  const {
    name,
    series,
    marks = noMarks,
    end,
    crosshair,
    compact = false,
    empty = "No points yet",
    bare,
    fromZero = false,
  } = props;
  const height = props.height ?? (compact ? 96 : 220);
  const data = useMemo(() => series.map((one) => one.data), [series]);
  const count = useSlowCount(data);
  const axes = axesOf(data);
  const [wanted, setAxis] = useChosen(props.axis, "step", props.onAxis);
  const axis = axes.includes(wanted) ? wanted : "step";
  const [logY, setLogY] = useChosen(props.logY, false, props.onLogY);
  const [smoothing, setSmoothing] = useChosen(props.smoothing, compact ? 0 : 0.85, props.onSmoothing);
  const [asTable, setAsTable] = useState(false);
  const [zoomed, setZoomed] = useState(false);
  const [spoken, setSpoken] = useState("");
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [theme, setTheme] = useState(0);
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<LinePlot | undefined>(undefined);
  const place = useRef<number | null>(null);
  const follow = useRef<ReturnType<typeof joinCrosshair> | undefined>(undefined);
  const id = useId();

  const xEnd = axis === "step" ? end?.step : axis === "epoch" ? end?.epoch : end?.seconds;
  const points = data.reduce((sum, one) => sum + one.length, 0);
  const shownTitle = useMemo(
    () => props.title ?? (count >= 0 && series[0] !== undefined ? findingOf(name, series[0].data) : name),
    [props.title, name, series, count],
  );
  // Nobody asks for it more often, and it reads every point.
  const seldom = Math.floor(count / 5);
  const summary = useMemo(() => (seldom >= 0 ? summariseSeries(series) : ""), [series, seldom]);

  const settings = useMemo(
    () => ({ series, marks, axis, xEnd, logY, fromZero, smoothing, height, compact, theme }),
    [series, marks, axis, xEnd, logY, fromZero, smoothing, height, compact, theme],
  );
  const read = useRef((_x: number | null) => {});
  read.current = (x) => {
    place.current = x;
    const smoothed = (index: number) => plot.current?.smoothed(index) ?? [];
    setReadings(x === null ? [] : readSeries(series, axis, x, smoothed));
    const leader = data[0];
    const at = x === null || leader === undefined ? -1 : indexAt(leader, axis, x);
    follow.current?.move(at < 0 ? null : (leader?.positions("step")[at] ?? null));
  };

  useEffect(() => {
    if (host.current === null || asTable) return;
    const node = host.current;
    const full = {
      ...settings,
      colours: readChartColours(node),
      onCursor: (x: number | null) => read.current(x),
      onZoom: setZoomed,
    };
    if (plot.current === undefined) plot.current = createLinePlot(node, full);
    else plot.current.change(full);
  }, [settings, asTable]);
  useEffect(() => {
    if (asTable) return;
    return () => {
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [asTable]);
  useEffect(() => watchTheme(() => setTheme((before) => before + 1)), []);
  useEffect(() => {
    const stops = data.map((one) => one.subscribe(() => plot.current?.refresh()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [data]);
  useEffect(() => {
    if (crosshair === undefined) return;
    const member = joinCrosshair(crosshair, (step) => {
      const leader = data[0];
      const at = step === null || leader === undefined ? -1 : indexAt(leader, "step", step);
      const x = at < 0 ? null : (leader?.positions(axis)[at] ?? null);
      plot.current?.moveCursor(x);
      setReadings(
        x === null ? [] : readSeries(series, axis, x, (index) => plot.current?.smoothed(index) ?? []),
      );
    });
    follow.current = member;
    return () => {
      member.leave();
      follow.current = undefined;
    };
  }, [crosshair, data, series, axis]);

  const press = (event: KeyboardEvent) => {
    const leader = data.find((one) => one.length > 0);
    const canvas = plot.current;
    if (leader === undefined || canvas === undefined) return;
    if (event.key === "Escape" && (place.current !== null || zoomed)) {
      if (place.current === null) canvas.zoom(null);
      canvas.moveCursor(null);
      read.current(null);
      return setSpoken("");
    }
    const x = stepOfKey({ event, data: leader, axis, from: place.current, view: canvas.view(), width: 300 });
    if (x === undefined) return;
    event.preventDefault();
    canvas.moveCursor(x);
    read.current(x);
    setSpoken(
      readingSentence(
        axis,
        readSeries(series, axis, x, (index) => canvas.smoothed(index)),
      ),
    );
  };

  const savePng = async () => {
    const canvas = plot.current?.canvas();
    if (canvas === undefined || host.current === null) return;
    const colours = readChartColours(host.current);
    const legend = series.map((one, index) => ({
      label: one.label,
      colour: colours.series(colourOf(one, index)),
    }));
    const picture = await chartPng({ canvas, title: shownTitle, legend, colours });
    if (picture !== undefined) saveFile(`${fileNameOf(name)}.png`, picture);
  };

  return (
    <figure
      aria-labelledby={`${id}-title`}
      className={classNames("m-0 min-w-0", bare !== true && "rounded-lg border border-line bg-surface")}
    >
      <ChartHeader
        id={`${id}-title`}
        title={shownTitle}
        bare={bare === true}
        compact={compact}
        series={series}
        readings={readings}
        axis={axis}
        axes={axes}
        onAxis={setAxis}
        logY={logY}
        onLogY={setLogY}
        smoothing={smoothing}
        onSmoothing={setSmoothing}
        asTable={asTable}
        onTable={setAsTable}
        onCsv={() => saveFile(`${fileNameOf(name)}.csv`, new Blob([chartCsv(series)], { type: "text/csv" }))}
        onPng={asTable ? undefined : () => void savePng()}
        onWhole={zoomed ? () => plot.current?.zoom(null) : undefined}
      />
      {asTable ? (
        <ChartTable title={shownTitle} series={series} height={height} />
      ) : (
        <div className={classNames("relative", compact ? "px-2 pb-2" : "px-3 pb-3")}>
          <div
            ref={host}
            role="application"
            aria-roledescription="chart"
            aria-label={`${shownTitle}. Arrow keys read the values.`}
            aria-describedby={`${id}-summary`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read its values.
            tabIndex={0}
            onKeyDown={press}
            onBlur={() => setSpoken("")}
            className="facet-plot rounded-sm"
            style={{ height }}
          />
          {points === 0 && (
            <p className="pointer-events-none absolute inset-0 grid place-items-center text-muted text-sm">
              {empty}
            </p>
          )}
        </div>
      )}
      <p id={`${id}-summary`} className="sr-only">
        {summary}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </figure>
  );
}
