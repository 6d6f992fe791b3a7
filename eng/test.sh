#!/usr/bin/env bash
# Installs what the tests need and runs everything. Works on a fresh Debian machine with the .NET SDK.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The packages start servers of their own on 5432 and 6379, which the tests leave alone: they start theirs from the binaries.
if ! command -v xmllint >/dev/null || ! command -v openssl >/dev/null || ! command -v curl >/dev/null || ! command -v cc >/dev/null || ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
  || ! command -v redis-server >/dev/null; then
  SUDO=""; [ "$(id -u)" = 0 ] || SUDO=sudo
  $SUDO apt-get update -qq
  $SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libxml2-utils openssl curl gcc libc6-dev postgresql redis-server >/dev/null
fi

dotnet build IB.Gateway.sln --nologo -v quiet
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
# One project at a time: each starts servers of its own, and several at once would wait for each other on two cores.
dotnet test IB.Gateway.sln --no-build --nologo -m:1 --results-directory "$results" \
  --logger "trx" --logger "console;verbosity=minimal" "$@" || status=$?

# The chains once more on the cluster profile; what is about the files of the embedded store is not among them.
IB_GATEWAY_PROEFPROFIEL=cluster dotnet test tests/EndToEnd --no-build --nologo --filter "profiel!=embedded" --results-directory "$results" \
  --logger "trx" --logger "console;verbosity=minimal" || status=$?

passed=0; failed=0
for f in "$results"/*.trx; do
  [ -e "$f" ] || continue
  counters=$(grep -o '<Counters [^>]*>' "$f")
  passed=$((passed + $(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")))
  failed=$((failed + $(sed -E 's/.* failed="([0-9]+)".*/\1/' <<<"$counters")))
done
echo "$passed passed, $failed failed"
[ "$passed" -gt 0 ] || { echo "no test ran" >&2; exit 1; }
exit "$status"
