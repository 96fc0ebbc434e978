import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, type RefObject } from 'react';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What it shows, in words: the table behind it says the rest. */
  readonly label: string;
  readonly height: number;
  /** Holds the chart while it is on the screen, for saving it. */
  readonly chart: RefObject<EChartsType | null>;
}

/** A chart; the code that draws it is loaded when the first is shown. */
export function Chart({ option, label, height, chart }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const newest = useRef(option);
  const { store } = useServices();
  useEffect(() => {
    newest.current = option;
    chart.current?.setOption(option, { notMerge: true });
  }, [option, chart]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let gone = false;
    const resized = new ResizeObserver(() => chart.current?.resize());
    import('./load-charts').then(
      ({ startChart }) => {
        if (gone) return;
        chart.current = startChart(element);
        chart.current.setOption(newest.current);
        resized.observe(element);
      },
      (error: unknown) => reportFailure(store, error),
    );
    return () => {
      gone = true;
      resized.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [chart, store]);
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}
