import { load } from "digest-reader";

const core = await load();
// The largest inputs are beyond the default limit.
const limits = { document: 64 << 20 };
const render = (file) => core.render(file, { qr: "none", limits });

// It has no unsafe way.
export default {
  name: "digest-reader",
  convert: render,
  render,
  show: (file) => core.render(file),
  qr: core.qr,
  ready: Promise.resolve(),
};
