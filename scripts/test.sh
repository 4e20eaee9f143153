#!/bin/sh
# Installs what the checks need and runs them: npm packages from the lock file, and on Debian and Ubuntu the servers and
# programs that the tests of the live audit start themselves. Needs Node 20.19 or later with npm.
# The last line says how many tests passed and failed.
set -eu
cd "$(dirname "$0")/.."
node -e '
const [major, minor] = process.versions.node.split(".").map(Number)
if (major > 20 || (major === 20 && minor >= 19)) process.exit()
console.error("Node 20.19 or later is needed; this is " + process.versions.node)
process.exit(1)'

# Programs, and the Debian packages that have them.
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need redis-server redis-server
need redis-sentinel redis-sentinel
need sidekiq ruby-sidekiq
need openssl openssl
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null 2>&1; then
  # Chrome will do where it is there already.
  if command -v google-chrome >/dev/null 2>&1; then
    CHROMIUM=$(command -v google-chrome)
    export CHROMIUM
  else
    missing="$missing chromium"
  fi
fi
ruby -e 'require "redis"' >/dev/null 2>&1 || missing="$missing ruby-redis"
ruby -e 'require "active_support"' >/dev/null 2>&1 || missing="$missing ruby-activesupport"
if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need these programs, by their names in Debian:$missing. Install them with this system's packages and run this again." >&2
    exit 1
  fi
  as=""
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "The tests need these packages:$missing. Install them as root with apt-get and run this again." >&2
      exit 1
    fi
    as=sudo
  fi
  # The tests start servers of their own: Debian's services stay off. A policy that a system has already is left alone.
  policy=/usr/sbin/policy-rc.d
  ours=""
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $as tee "$policy" >/dev/null
    $as chmod 755 "$policy"
    ours=yes
  fi
  backports=/etc/apt/sources.list.d/redline-backports.list
  clean() {
    [ -z "$ours" ] || $as rm -f "$policy"
    $as rm -f "$backports"
  }
  trap clean EXIT
  $as env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # shellcheck disable=SC2086
  $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
  # Debian 12 has Valkey among its backports alone; they stay a source for this one call. Without it its tests say that they are skipped.
  if ! command -v valkey-server >/dev/null 2>&1; then
    if [ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = bookworm ] && ! apt-cache show valkey-server >/dev/null 2>&1; then
      echo 'deb http://deb.debian.org/debian bookworm-backports main' | $as tee "$backports" >/dev/null
      $as env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    fi
    $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends valkey-server || true
  fi
  clean
  trap - EXIT
fi

npm ci --no-audit --no-fund
exec node scripts/run.js check
