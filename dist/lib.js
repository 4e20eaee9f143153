import { t as require_lib } from "./babel-parser.js";
export default require_lib();
export {};
