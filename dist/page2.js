export { t as htmlPage } from "./page.js";
