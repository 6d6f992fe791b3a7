#!/usr/bin/env bash
# Builds the knooppunt and plays the demo once: exit 0 only if every message came to what it must come to.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build gateway/IB.Gateway.csproj --configuration Release --nologo -v quiet
exec dotnet gateway/bin/Release/net10.0/ib-gateway.dll demo --once "$@"
