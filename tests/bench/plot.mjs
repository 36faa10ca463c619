// The plot: throughput in Chromium by stack on the digest of 19 KB, as bars of a logarithmic scale.
const WIDTH = 760;
const LEFT = 290;
const RIGHT = 90;
const ROW = 26;
const TOP = 60;

const STYLE = `
text { font: 14px system-ui, sans-serif; fill: #1c2024 }
.title { font-weight: 600; font-size: 16px }
.note { font-size: 12px; fill: #5b636b }
.ours { fill: #0b62b8 }
.peer { fill: #9aa4ae }
.unsafe { fill: #c9cfd5 }
.grid { stroke: #d8dde2 }
@media (prefers-color-scheme: dark) {
  text { fill: #e8eaed }
  .note { fill: #a7afb8 }
  .ours { fill: #6db3f8 }
  .peer { fill: #79838d }
  .unsafe { fill: #4c545c }
  .grid { stroke: #3a4148 }
}`;

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const rounded = (value) => Number(value.toFixed(1));
const kindOf = (name, i) => (i === 0 ? "ours" : name.includes("without") ? "unsafe" : "peer");

/** The results' throughput in Chromium as SVG that is readable on light and on dark ground. */
export function plot({ chromium }) {
  const { bytes, rows } = chromium.throughput[1];
  const speeds = rows.map((row) => bytes / row.seconds / 1e6);
  const least = Math.floor(Math.log10(Math.min(...speeds)));
  const most = Math.ceil(Math.log10(Math.max(...speeds)));
  const scale = (value) => ((Math.log10(value) - least) / Math.max(1, most - least)) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + rows.length * ROW;
  const grid = Array.from({ length: most - least + 1 }, (_, i) => {
    const value = 10 ** (least + i);
    const x = rounded(LEFT + scale(value));
    const label = `<text class="note" x="${x}" y="${bottom + 18}" text-anchor="middle">${value}</text>`;
    return `<path class="grid" d="M${x} ${TOP - 6}V${bottom}"/>${label}`;
  });
  const bars = rows.map((row, i) => {
    const y = TOP + i * ROW;
    const width = rounded(Math.max(1, scale(speeds[i])));
    const value = speeds[i] >= 10 ? speeds[i].toFixed(0) : speeds[i].toPrecision(2);
    return [
      `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end">${escaped(row.name)}</text>`,
      `<rect class="${kindOf(row.name, i)}" x="${LEFT}" y="${y}" width="${width}" height="${ROW - 6}" rx="2"/>`,
      `<text x="${rounded(LEFT + width + 6)}" y="${y + 15}">${value}</text>`,
    ].join("");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 32}" role="img" aria-labelledby="t">
<title id="t">Megabytes a second in Chromium, by stack</title><style>${STYLE}</style>
<text class="title" x="16" y="26">A ${Math.round(bytes / 1000)} KB digest in Chromium, MB/s</text>
<text class="note" x="16" y="44">Front matter and Markdown to HTML, safe unless it says otherwise; logarithmic</text>
${grid.join("\n")}
${bars.join("\n")}
</svg>
`;
}
