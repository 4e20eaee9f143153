export { t as ParseError, n as VisitorKeys, r as getStaticTOMLValue, i as meta, a as name, o as parseForESLint, s as parseTOML, c as traverseNodes } from "./toml.js";
