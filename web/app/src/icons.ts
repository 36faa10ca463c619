// The app's icons: strokes of 1.75 in a box of 24, drawn for this app.
import { svg, type TemplateResult } from "lit";

const paths = {
  today: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM9 8.5h6M9 12h6M9 15.5h4",
  archive: "M4 5h16v4H4zM5.5 9v10h13V9M10 13h4",
  search: "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5",
  star: "m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8L7 19l1.1-5.5L4 9.7 9.6 9z",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.750v4.5M9 14.750v4.5",
  close: "M6 6l12 12M18 6 6 18",
  more: "M5.6 12h.8M11.6 12h.8M17.6 12h.8",
  read: "m5 12.5 4.5 4.5L19 7.5",
  share: "M12 15V4M8 7.5 12 4l4 3.5M6 11.500V20h12v-8.5",
  listen: "M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  type: "M4 18 9 6l5 12M5.7 14h6.6M15.5 18v-4a2.5 2.5 0 0 1 5 0v4M15.5 16h5",
  newer: "m9.5 6 6 6-6 6",
  older: "m14.5 6-6 6 6 6",
  save: "M12 4v10M8 10.5 12 14l4-3.5M5 16v4h14v-4",
  saved: "M12 4v8M8.5 9 12 12l3.5-3M5 14v6h14v-6M9 17l2 2 4-4",
  play: "M7.5 5v14l11-7z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  stop: "M7 7h10v10H7z",
  skipNext: "M6 6v12l8-6zM17.5 6v12",
  skipPrevious: "M18 6v12l-8-6zM6.5 6v12",
  filter: "M4 6h16M7 12h10M10 18h4",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
  print: "M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z",
  folder: "M4 6h6l2 2.5h8V19H4z",
} as const;

export type IconName = keyof typeof paths;

/** An icon without a name of its own: the control that it stands in has one. */
export const icon = (name: IconName): TemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[name]}></path></svg>`;
