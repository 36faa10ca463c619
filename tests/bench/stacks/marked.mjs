import { marked } from "marked";
import { stackOf } from "./job.mjs";

export default stackOf("marked", (text) => marked.parse(text));
