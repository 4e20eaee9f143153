import { n as redactAll } from "./redact.js";
const auditJson = (audit) => `${JSON.stringify(redactAll(audit), null, 2)}\n`;
export { auditJson as t };
