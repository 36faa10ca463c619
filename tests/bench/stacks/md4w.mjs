import { init, mdToHtml } from "md4w";
import { stackOf } from "./job.mjs";

// Its own choice: the fast module in Node.js, the small one in a page.
export default stackOf("md4w", mdToHtml, init());
