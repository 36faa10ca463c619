// viewer.html?src=ADDRESS&theme=…&layout=…: shows any digest, by its address or from a file.
const reader = document.querySelector("digest-reader");
const address = document.getElementById("address");
const look = document.getElementById("look");
const asked = new URLSearchParams(location.search);

address.elements.src.value = asked.get("src") ?? "";
reader.setAttribute("src", asked.get("src") || "2026-01-05.md");

for (const { name, options } of [look.elements.theme, look.elements.layout]) {
  if ([...options].some(({ value }) => value === asked.get(name))) look.elements[name].value = asked.get(name);
}

function show() {
  const theme = look.elements.theme.value;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  reader.setAttribute("layout", look.elements.layout.value);
}
look.addEventListener("change", show);
show();

address.querySelector("[type=file]").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  await customElements.whenDefined("digest-reader");
  reader.markdown = new Uint8Array(await file.arrayBuffer());
});
reader.addEventListener("digest-load", ({ detail }) => {
  if (detail.digest?.title) document.title = detail.digest.title;
});
