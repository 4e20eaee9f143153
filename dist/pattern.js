const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
export { escaped as t };
