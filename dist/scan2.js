import "./chosen.js";
export { i as scan } from "./scan.js";
