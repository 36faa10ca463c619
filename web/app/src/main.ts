// Starts the app: storage first, then the frame.
import "./app.js";
import { startApp } from "./start.js";

startApp();
