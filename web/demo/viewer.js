// viewer.html?src=ADDRESS&theme=…&layout=…: shows any digest, by its address or from a file.
const reader = document.querySelector("digest-reader");
const { elements } = document.querySelector("form");
const asked = new URLSearchParams(location.search);

elements.src.value = asked.get("src") ?? "";
reader.setAttribute("src", asked.get("src") || "2026-01-05.md");

for (const select of [elements.theme, elements.layout]) {
  if ([...select.options].some(({ value }) => value === asked.get(select.name))) select.value = asked.get(select.name);
  select.addEventListener("change", show);
}

function show() {
  const theme = elements.theme.value;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  reader.setAttribute("layout", elements.layout.value);
}
show();

document.querySelector("[type=file]").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  await customElements.whenDefined("digest-reader");
  reader.markdown = new Uint8Array(await file.arrayBuffer());
});
reader.addEventListener("digest-load", ({ detail }) => {
  if (detail.digest?.title) document.title = detail.digest.title;
});
