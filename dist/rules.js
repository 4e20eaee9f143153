const rules = [];
export { rules as t };
