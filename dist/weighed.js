import { d as known } from "./measured.js";
const WEIGHED = 1e4;
const [BLOCKS, MOST] = [[
	4096,
	8192,
	16384,
	32768,
	65536
], 8192];
const DEFAULT = -2;
const [STREAM_ENTRIES, STREAM_BYTES] = [100, 4096];
function listSizeOf(facts) {
	const settings = known(facts.settings)?.value;
	const said = Number(settings?.["list-max-listpack-size"] ?? settings?.["list-max-ziplist-size"] ?? DEFAULT);
	return Number.isInteger(said) ? said : DEFAULT;
}
function ofList(mean, size) {
	const bytes = size < 0 ? BLOCKS[-size - 1] ?? MOST : MOST;
	const fit = Math.max(1, Math.floor(bytes / mean));
	return WEIGHED * (size < 0 ? fit : Math.min(fit, Math.max(1, size)));
}
function weighed(type, mean, listSize) {
	if (type === "list") return ofList(mean, listSize);
	return type === "stream" ? WEIGHED * Math.max(1, Math.min(STREAM_ENTRIES, Math.floor(STREAM_BYTES / mean))) : WEIGHED;
}
export { listSizeOf as n, weighed as r, WEIGHED as t };
