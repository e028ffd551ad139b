// One path for each chart, written once a frame, its axes as they were at the beginning. It leaves out all that a chart is
// beside its line: values of an axis that change, names, pointing, keys, a table, gaps, another size.
import { type Live, type OpenCharts, POINTS, SIZE } from "./charts-data.ts";

const LEFT = 40;
const BOTTOM = SIZE.height - 30;

function pathOf({ values }: Live): string {
  const step = (SIZE.width - LEFT) / (POINTS - 1);
  let path = "M";
  for (let index = 0; index < values.length; index += 1) {
    path += `${index ? "L" : ""}${Math.round((LEFT + index * step) * 10) / 10} ${Math.round((BOTTOM - (values[index] ?? 0) * 1.4) * 10) / 10}`;
  }
  return path;
}

export const open: OpenCharts = async (hosts, first) => {
  const paths = hosts.map((host, index) => {
    const lines = [0, 25, 50, 75, 100].map((tick) => {
      const y = BOTTOM - tick * 1.4;
      return `<path d="M${LEFT} ${y}H${SIZE.width}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${tick}</text>`;
    });
    host.innerHTML = `<svg width="${SIZE.width}" height="${SIZE.height}" font-size="12">${lines.join("")}<path class="line" fill="none" stroke="#3466dd" stroke-width="2" stroke-linejoin="round"/></svg>`;
    const path = host.querySelector(".line");
    path?.setAttribute("d", pathOf(first[index] as Live));
    return path;
  });
  const changed = new Map<number, Live>();
  const draw = (): void => {
    for (const [chart, data] of changed) paths[chart]?.setAttribute("d", pathOf(data));
    changed.clear();
  };
  return (chart, data) => {
    if (changed.size === 0) requestAnimationFrame(draw);
    changed.set(chart, data);
  };
};
