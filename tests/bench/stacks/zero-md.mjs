// <zero-md>, which has no front matter, sanitising or QR code, with a parser of the page as its documentation shows.
import ZeroMdBase from "zero-md/src/zero-md-base.js";
import marked from "./marked.mjs";

class ZeroMd extends ZeroMdBase {
  async parse({ text }) {
    return marked.show(text);
  }
}
customElements.define("zero-md", ZeroMd);

class Unsafe extends ZeroMdBase {
  async parse({ text }) {
    return marked.convert(text);
  }
}
customElements.define("zero-md-unsafe", Unsafe);

const parserOf = (name) => {
  const element = document.createElement(name);
  return (text) => element.parse({ text });
};

export default {
  name: "zero-md",
  convert: parserOf("zero-md-unsafe"),
  render: parserOf("zero-md"),
  ready: Promise.resolve(),
};
