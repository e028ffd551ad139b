// echarts with what a line needs of it, without animation, on canvas, which is its fastest; it draws in the next frame.
import { LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([LineChart, GridComponent, CanvasRenderer]);
const seriesOf = ({ times, values }) => ({
  series: [{ type: "line", showSymbol: false, data: times.map((time, index) => [time * 1000, values[index]]) }],
});

export async function open(hosts, first) {
  const charts = hosts.map((host, index) => {
    const chart = init(host);
    chart.setOption({ animation: false, xAxis: { type: "time" }, yAxis: { type: "value" }, ...seriesOf(first[index]) });
    return chart;
  });
  return (chart, data) => charts[chart].setOption(seriesOf(data), { lazyUpdate: true });
}
