import MarkdownIt from "markdown-it";
import { stackOf } from "./job.mjs";

const markdown = new MarkdownIt({ html: true, linkify: true });

export default stackOf("markdown-it", (text) => markdown.render(text));
