#!/usr/bin/env bash
#
# Generates the clients of API_SALES_ORDER_SRV and API_BUSINESS_PARTNER with this generator and with SAP's for JavaScript, in turn on the same machine.
# usage: bench/compare-generators.sh [DIR]     DIR holds the documents; ../shared/data/edmx by default. Needs the .NET SDK, node and npm.
#
# figure NAME-cold-ms         ours: a driver that has seen nothing, in a process that has (a build server, an editor); median
# figure NAME-first-ms        ours: the very first run of a process, on a Roslyn that is all just-in-time compiled too
# figure NAME-first-jit-ms    how much of that is just-in-time compilation
# figure NAME-compiler-ms     ours: a fresh process of the SDK's compiler, from its start to the assembly; best of three
# figure NAME-share-ms        that less the same without the generator: generating, and compiling what was generated
# figure NAME-sap-ms          SAP's: the whole process, from its start to the source files; best of three
# figure NAME-ratio           SAP's over ours cold: what generating costs in a build whose compiler runs anyway
# figure NAME-share-ratio     SAP's over the generator's share of a fresh compiler
# figure NAME-compiler-ratio  SAP's over the whole fresh compiler, although only ours has compiled anything by then

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

# Prints the time of one run of the compiler in milliseconds, without our generator or with it.
compiler() {
  local begin generator=()
  [ "$1" = without ] || generator=("${analyzers[@]}")
  begin=$(milliseconds)
  dotnet exec "$csc" -nologo -noconfig -target:library -langversion:12 "-out:$work/own.dll" "${references[@]}" "${generator[@]}" \
    "-additionalfile:$work/Own.edmx" "-analyzerconfig:$work/own.globalconfig" "$work/Own.cs" > "$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
  echo $(($(milliseconds) - begin))
}

# Prints the least of three runs of a command that prints its time.
best() {
  local least= took run
  for run in 1 2 3; do
    took=$("$@")
    [ -n "$least" ] && [ "$least" -le "$took" ] || least=$took
  done
  echo "$least"
}

root=$(dirname "$(readlink -f "$(command -v dotnet)")")
csc=$root/sdk/$(dotnet --version)/Roslyn/bincore/csc.dll
built=$PWD/bench/Corpus/bin/Release/net10.0
mapfile -t references < <(ls -d "$root"/packs/{Microsoft.NETCore.App.Ref,Microsoft.AspNetCore.App.Ref}/*/ref/net10.0/*.dll "$built/Btp.Connectivity.dll" | sed 's/^/-r:/')
mapfile -t analyzers < <(ls "$built"/{Btp.Connectivity.{Generator,Metadata,Landscape},Microsoft.OData.Edm,YamlDotNet}.dll | sed 's/^/-analyzer:/')
printf 'is_global = true\n[%s/Own.edmx]\nbuild_metadata.AdditionalFiles.BtpKind = ODataMetadata\n' "$work" > "$work/own.globalconfig"
without='public sealed class Own;'
with='[Btp.Connectivity.ODataService("Own", Path = "/own")] public sealed partial class Own;'

for pair in sales-order:API-SALES-ORDER-SRV-v2 business-partner:API-BUSINESS-PARTNER-v2; do
  name=${pair%%:*} document=$documents/${pair#*:}.edmx
  dotnet run --project bench/Corpus -c Release --no-build -- --generate "$document" > "$work/ours"
  cp "$document" "$work/Own.edmx"
  echo "$without" > "$work/Own.cs"
  base=$(best compiler without)
  echo "$with" > "$work/Own.cs"
  compiler=$(best compiler with)
  best=$(best sap "$document" "$work/$name")
  lines=$(find "$work/$name" -name '*.ts' -exec cat {} + | wc -l)
  awk -v name="$name" -v sap="$best" -v lines="$lines" -v compiler="$compiler" -v base="$base" '
    function figure(what, value) { printf "figure %s-%s %s\n", name, what, value }
    function ratio(what, ours) { figure(what, sprintf("%.1f", sap / ours)) }
    { value[$1] = $2 }
    END {
      figure("cold-ms", value["cold-ms"])
      figure("first-ms", value["first-ms"])
      figure("first-jit-ms", value["first-jit-ms"])
      figure("compiler-ms", compiler)
      figure("share-ms", compiler - base)
      figure("sap-ms", sap)
      ratio("ratio", value["cold-ms"])
      ratio("share-ratio", compiler > base ? compiler - base : 1)
      ratio("compiler-ratio", compiler)
      figure("lines", value["lines"])
      figure("sap-lines", lines)
    }' "$work/ours"
done
