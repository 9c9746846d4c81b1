import { useEffect, useMemo, useState } from "react";
import { Button } from "../actions/button.tsx";
import type { ChartSeries } from "../charts/chart-series.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { type ChartPoint, createSeries } from "../charts/points/series.ts";
import { lossPoints, seededNoise } from "./chart-data.ts";

const names = ["Loss", "Gradient norm", "Learning rate", "Tokens per second"];
const start = 50_000;

/** Four charts that each begin with 50,000 points and get ten more a second, for as long as it runs. */
export function LiveCharts() {
  const charts = useMemo(
    () =>
      names.map((name, at): readonly ChartSeries[] => [
        { id: name, label: name, data: createSeries(lossPoints(start, at + 2)) },
      ]),
    [],
  );
  const [running, setRunning] = useState(false);
  useEffect(() => {
    if (!running) return;
    const noise = seededNoise(5);
    const timer = setInterval(() => {
      for (const [series] of charts) {
        const step = (series?.data.length ?? 0) + 1;
        const point: ChartPoint = {
          step,
          value: 0.72 + noise() * 0.3,
          epoch: step / 485,
          seconds: step * 1.09,
        };
        series?.data.append([point]);
      }
    }, 100);
    return () => clearInterval(timer);
  }, [charts, running]);
  return (
    <div className="grid gap-3">
      <div>
        <Button onClick={() => setRunning(!running)} aria-pressed={running}>
          {running ? "Stop" : "Run"}
        </Button>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        {charts.map((series, at) => (
          <LineChart
            key={names[at]}
            name={names[at] ?? ""}
            title={names[at]}
            series={series}
            height={160}
            smoothing={0.9}
            crosshair="live"
          />
        ))}
      </div>
    </div>
  );
}
