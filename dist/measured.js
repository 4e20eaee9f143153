const known = (fact) => fact && "value" in fact ? fact : void 0;
const count = (n) => String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ",");
const counted = (n, one, several = `${one}s`) => `${count(n)} ${Math.round(n) === 1 ? one : several}`;
const SIZES = [
	"B",
	"KB",
	"MB",
	"GB",
	"TB",
	"PB"
];
const threeDigits = (n) => String(Number(n.toFixed(n >= 100 ? 0 : n >= 10 ? 1 : 2)));
function bytes(n) {
	let [size, at] = [Math.abs(n), 0];
	while (size >= 1023.5 && at < SIZES.length - 1) [size, at] = [size / 1024, at + 1];
	return `${n < 0 ? "-" : ""}${at === 0 ? String(Math.round(size)) : threeDigits(size)} ${SIZES[at]}`;
}
function percent(share) {
	const n = share * 100 + 1e-9;
	if (share > 0 && n < .1) return "<0.1 %";
	return `${Math.abs(n) < 10 ? Math.floor(n * 10) / 10 : Math.floor(n)} %`;
}
const tenths = (n) => String(Number(n.toFixed(n >= 10 ? 0 : 1)));
const TIMES = [
	[
		86400,
		"day",
		"d"
	],
	[
		3600,
		"hour",
		"h"
	],
	[
		60,
		"minute",
		"min"
	]
];
function duration(seconds) {
	const [size, unit] = TIMES.find(([s]) => seconds >= 2 * s) ?? [1, "second"];
	if (size > 1) return counted(seconds / size, unit);
	if (seconds >= 1) return `${tenths(seconds)} ${tenths(seconds) === "1" ? "second" : "seconds"}`;
	return seconds >= .001 || seconds === 0 ? `${tenths(seconds * 1e3)} ms` : "less than 1 ms";
}
function briefly(seconds) {
	const [size, , unit] = TIMES.find(([s]) => seconds >= s) ?? [
		1,
		"",
		"s"
	];
	if (seconds >= 1 || seconds === 0) return `${tenths(seconds / size)} ${unit}`;
	return seconds < 1e-4 ? `${tenths(seconds * 1e6)} µs` : `${tenths(seconds * 1e3)} ms`;
}
const estimated = ({ value, low, high }, unit) => low === value && high === value ? unit(value) : `${unit(value)} (${unit(low)} to ${unit(high)})`;
const wereRead = ({ scanned, total }) => scanned > 0 || total === 0;
const areSized = ({ closure, workloads }) => closure.sum > 0 || workloads.length === 0;
const areTimed = ({ workloads }) => workloads.length === 0 || workloads.some((w) => w.untimed !== void 0);
export { bytes as a, duration as c, known as d, briefly as i, estimated as l, areTimed as n, count as o, wereRead as r, counted as s, areSized as t, percent as u };
