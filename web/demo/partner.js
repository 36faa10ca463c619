// The partner's own switch between day and night. The cards follow the page's colour scheme by themselves.
const button = document.getElementById("theme");
const night = matchMedia("(prefers-color-scheme: dark)");

function show(theme) {
  button.setAttribute("aria-pressed", String(theme === "dark"));
}

button.addEventListener("click", () => {
  const theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  show(theme);
});
night.addEventListener("change", () =>
  show(document.documentElement.dataset.theme ?? (night.matches ? "dark" : "light")),
);
show(night.matches ? "dark" : "light");
