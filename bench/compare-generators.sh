#!/usr/bin/env bash
#
# Generates the clients of API_SALES_ORDER_SRV and API_BUSINESS_PARTNER with this generator and with SAP's for JavaScript, in turn on the same machine.
# usage: bench/compare-generators.sh [DIR]     DIR holds the documents; ../shared/data/edmx by default. Needs the .NET SDK, node and npm.
#
# figure NAME-cold-ms      ours: a driver that has seen nothing, in a process that has (a build server, an editor); median
# figure NAME-first-ms     ours: the very first run of a process, with just-in-time compilation
# figure NAME-sap-ms       SAP's: the whole process; best of three
# figure NAME-ratio        SAP's over ours cold
# figure NAME-first-ratio  SAP's over our very first run

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

documents=${1:-../shared/data/edmx}
version=${SAP_GENERATOR_VERSION:-4.5.1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build bench/Corpus -c Release -v quiet -nologo > /dev/null
npm install --prefix "$work" --no-audit --no-fund --loglevel error "@sap-cloud-sdk/generator@$version" > /dev/null
echo "@sap-cloud-sdk/generator $version, node $(node --version), .NET SDK $(dotnet --version)"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# Prints the time of one run in milliseconds.
sap() {
  local begin
  begin=$(milliseconds)
  "$work/node_modules/.bin/generate-odata-client" --input "$1" --outputDir "$2" --overwrite --skipValidation > "$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
  echo $(($(milliseconds) - begin))
}

for pair in sales-order:API-SALES-ORDER-SRV-v2 business-partner:API-BUSINESS-PARTNER-v2; do
  name=${pair%%:*} document=$documents/${pair#*:}.edmx
  dotnet run --project bench/Corpus -c Release --no-build -- --generate "$document" > "$work/ours"
  best=
  for run in 1 2 3; do
    took=$(sap "$document" "$work/$name-$run")
    [ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
  done
  lines=$(find "$work/$name-1" -name '*.ts' -exec cat {} + | wc -l)
  awk -v name="$name" -v sap="$best" -v lines="$lines" '
    { value[$1] = $2 }
    END {
      printf "figure %s-cold-ms %s\nfigure %s-first-ms %s\nfigure %s-sap-ms %s\n", name, value["cold-ms"], name, value["first-ms"], name, sap
      printf "figure %s-ratio %.1f\nfigure %s-first-ratio %.1f\n", name, sap / value["cold-ms"], name, sap / value["first-ms"]
      printf "figure %s-lines %s\nfigure %s-sap-lines %s\n", name, value["lines"], name, lines
    }' "$work/ours"
done
