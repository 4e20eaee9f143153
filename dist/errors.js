var UsageError = class extends Error {
	name = "UsageError";
};
const exit = {
	clean: 0,
	findings: 1,
	usage: 2,
	nothing: 3,
	failed: 4,
	unreachable: 5
};
export { exit as n, UsageError as t };
