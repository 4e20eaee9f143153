#!/bin/sh
# Installs what the checks need, all from the lock file, and runs them. Needs Node 20.19 or later with npm.
# The last line says how many tests passed and failed.
set -eu
cd "$(dirname "$0")/.."
node -e '
const [major, minor] = process.versions.node.split(".").map(Number)
if (major > 20 || (major === 20 && minor >= 19)) process.exit()
console.error("Node 20.19 or later is needed; this is " + process.versions.node)
process.exit(1)'
npm ci --no-audit --no-fund
exec node scripts/run.js check
