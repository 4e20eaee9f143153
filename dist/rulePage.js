const docsPath = (id) => `docs/rules/${id}.md`;
const NEEDS = {
	code: "the code",
	declared: "what files declare about servers",
	live: "a live server"
};
const needsInWords = (rule) => rule.needs.map((need) => NEEDS[need]).join(" or ");
export { needsInWords as n, docsPath as t };
