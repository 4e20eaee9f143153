export { n as Language, o as Parser } from "./hcl-parser.js";
