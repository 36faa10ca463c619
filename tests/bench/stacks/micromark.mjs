import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { stackOf } from "./job.mjs";

const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };

export default stackOf("micromark", (text) => micromark(text, options));
