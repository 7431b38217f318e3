#!/usr/bin/env bash
# Records the answers of a real Nautobot for the client's contract tests.
#
#   record.sh SCRATCH [VERSION]      VERSION 3.2 or 2.4, default 3.2
#
# Starts a Nautobot in SCRATCH as nautobot.sh says (what it needs is named there), asks it what the client asks, writes the answers
# to src/test/resources/recorded/VERSION, and stops it. KEEP_UP=true leaves it running, for the tests against a living one.
# Writes below SCRATCH and the recordings folder only. The build never runs this.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=${1:-}
version=${2:-3.2}
[ -n "$scratch" ] || { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2; }
recordings=$here/../resources/recorded/$version

[ "${KEEP_UP:-false}" = true ] || trap '"$here/nautobot.sh" down "$scratch"' EXIT
"$here/nautobot.sh" up "$scratch" "$version"
mkdir -p "$recordings"
PYTHONDONTWRITEBYTECODE=1 python3 "$here/record.py" "$scratch" "$recordings"
