#!/usr/bin/env bash
# Builds the device program for 64-bit ARM Linux (Raspberry Pi Zero 2 W, 3, 4, 5), compiled ahead of time, into a folder that install.sh copies.
#   build.sh [--out DIR] [--rid linux-arm64|linux-x64]
# Needs: .NET SDK, and for ARM clang, lld, llvm, libc6-dev-arm64-cross, libgcc-12-dev-arm64-cross (Debian's names).
# The same sources give the same bytes, wherever they lie: paths are mapped away, and no time is written.
set -eu
cd "$(dirname "$0")/../.."
out=out/firmware rid=linux-arm64
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=$2; shift 2 ;;
    --rid) rid=$2; shift 2 ;;
    *) echo "build.sh: unknown option $1; see its first lines" >&2; exit 2 ;;
  esac
done
case $rid in
  linux-arm64) tools="clang ld.lld llvm-objcopy llvm-strip" ;;
  linux-x64) tools="clang ld.lld" ;;
  *) echo "build.sh: --rid $rid: expected linux-arm64 or linux-x64" >&2; exit 2 ;;
esac
for tool in dotnet $tools; do
  command -v "$tool" >/dev/null || { echo "build.sh: $tool is missing; apt-get install clang lld llvm libc6-dev-arm64-cross libgcc-12-dev-arm64-cross" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Sources only: what other builds left in obj would mix targets, and the lock files do not know the packs of a runtime.
tar --exclude=bin --exclude=obj --exclude=packages.lock.json -cf - Directory.*.props global.json .editorconfig build firmware hardware | tar -C "$work" -xf -
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet publish "$work/firmware/HrvXkd.Firmware" -c Release -r "$rid" -p:Native=true -o "$work/publish" --nologo -v quiet >"$work/log" || { cat "$work/log" >&2; exit 1; }

mkdir -p "$out"
rm -f "$out"/hrvxkd "$out"/libe_sqlite3.so "$out"/SHA256SUMS "$out"/sbom.spdx.json
cp "$work/publish/hrvxkd" "$work/publish/libe_sqlite3.so" firmware/deploy/hrvxkd.service firmware/deploy/99-hrvxkd.rules "$out/"
[ -f "$work/publish/hrvxkd.dbg" ] && cp "$work/publish/hrvxkd.dbg" "$out/"
python3 firmware/deploy/sbom.py "$work/firmware/HrvXkd.Firmware/obj/project.assets.json" "$out/hrvxkd" >"$out/sbom.spdx.json"
(cd "$out" && sha256sum hrvxkd libe_sqlite3.so hrvxkd.service 99-hrvxkd.rules sbom.spdx.json >SHA256SUMS)
# All that on-device.sh leaves on a board, service and rules being in two places, but for the settings, which the program writes.
installed=$(cd "$out" && cat hrvxkd libe_sqlite3.so SHA256SUMS sbom.spdx.json hrvxkd.service 99-hrvxkd.rules hrvxkd.service 99-hrvxkd.rules | wc -c)
echo "$out: $rid, $installed bytes installed"
