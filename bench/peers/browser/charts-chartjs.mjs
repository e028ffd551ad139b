// chart.js with what a line needs of it, without animation, its data given as it likes it best: parsed, without marks.
import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import { SIZE } from "../../limits/charts-data.ts";

Chart.register(LinearScale, LineController, LineElement, PointElement);
const pointsOf = ({ times, values }) => times.map((x, index) => ({ x, y: values[index] }));

export async function open(hosts, first) {
  const charts = hosts.map((host, index) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, SIZE);
    host.append(canvas);
    const dataset = {
      data: pointsOf(first[index]),
      borderColor: "#3466dd",
      borderWidth: 2,
      pointRadius: 0,
      parsing: false,
    };
    const scales = { x: { type: "linear" }, y: { type: "linear" } };
    const options = { animation: false, responsive: false, normalized: true, parsing: false, scales };
    return new Chart(canvas, { type: "line", data: { datasets: [dataset] }, options });
  });
  return (chart, data) => {
    charts[chart].data.datasets[0].data = pointsOf(data);
    charts[chart].update("none");
  };
}
