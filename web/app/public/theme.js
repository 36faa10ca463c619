// Before the first paint: the colours that the reader has chosen. src/settings.ts does the rest.
try {
  const { theme } = JSON.parse(localStorage.getItem("digest-reader.settings") ?? "{}");
  const scheme = { light: "light", sepia: "light", dark: "dark", black: "dark" }[theme];
  if (scheme) {
    document.documentElement.dataset.theme = scheme;
    document.documentElement.dataset.palette = theme;
  }
} catch {
  // Storage is refused: the system's colours.
}
