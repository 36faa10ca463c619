// Shows the digest of an element's data-src in its shadow tree: what a partner's page does without <digest-reader>.
export async function mount({ show, ready }) {
  const host = document.querySelector("[data-src]");
  const response = await fetch(host.dataset.src);
  const text = await response.text();
  await ready;
  host.attachShadow({ mode: "open" }).innerHTML = show(text);
}
