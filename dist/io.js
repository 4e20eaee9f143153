function colours(choice, stream, env) {
	if (choice === "always") return true;
	if (choice === "never") return false;
	const force = env.FORCE_COLOR;
	if (force !== void 0) return force !== "0" && force !== "false";
	if (env.NO_COLOR) return false;
	return stream.isTTY && env.TERM !== "dumb";
}
const NARROW = 60;
const WIDE = 140;
const UNKNOWN = 100;
const widthOf = (stream) => Math.min(WIDE, Math.max(NARROW, stream.columns ?? UNKNOWN));
function layout(values, io) {
	const to = values.output === void 0 ? io.stdout : {
		write: () => {},
		isTTY: false
	};
	return {
		color: colours(values.color, to, io.env),
		width: widthOf(to)
	};
}
export { layout as t };
