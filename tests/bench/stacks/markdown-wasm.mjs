import * as markdown from "markdown-wasm";
import { stackOf } from "./job.mjs";

export default stackOf("markdown-wasm", (text) => markdown.parse(text), markdown.ready);
