export { t as readServers } from "./read.js";
