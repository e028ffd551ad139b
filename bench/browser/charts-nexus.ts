import { type Params, say, type Words } from "@nexus-os/sdk";
import { Chart, type ChartData, chartStyles, lineChart, type PartHost, parts, tokens } from "@nexus-os/ui";
import { LitElement } from "lit";
import { type Live, type OpenCharts, SIZE } from "../limits/charts-data.ts";

const dataOf = ({ times, values }: Live): ChartData => ({
  points: times.map((time) => time * 1000),
  series: [{ label: "Flow", values }],
});

/** An element with a chart as it is shown anywhere: with its axes, keys, pointing, and its table. */
class Stage extends LitElement implements PartHost {
  static override styles = [tokens, parts, ...chartStyles];
  readonly locale = "en";
  data: ChartData = { points: [], series: [] };
  readonly chart = new Chart(this, {
    ...{ label: "Flow", kind: lineChart, figure: { unit: "decimal" }, along: "moments", alongLabel: "Time" },
    height: SIZE.height,
  });

  say<W extends Words>(words: W, key: keyof W & string, params: Params = {}): string {
    return say(words, key, params, this.locale);
  }

  protected override render(): unknown {
    return this.chart.render(this.data);
  }
}
customElements.define("bench-chart", Stage);

export const open: OpenCharts = async (hosts, first) => {
  const stages = hosts.map((host, index) => {
    const stage = document.createElement("bench-chart") as Stage;
    stage.data = dataOf(first[index] as Live);
    host.append(stage);
    return stage;
  });
  await Promise.all(stages.map(({ updateComplete }) => updateComplete));
  return (chart, data) => stages[chart]?.chart.show(dataOf(data));
};
