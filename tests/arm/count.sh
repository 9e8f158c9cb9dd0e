#!/usr/bin/env bash
# Counts the arm64 instructions of the signal path: cross-compiles HrvXkd.ArmCount with NativeAOT, runs it in qemu's user mode with
# the plugin of instructions.c, and compares its results with those of the same program on this machine. See README.md.
#
# usage: count.sh [--json FILE] [--record WFDB_RECORD]... [--hostile]
#        count.sh --decode [--json FILE]      one frame of the ADS1292 instead; fails above 40 instructions
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$here/bin
cpu=cortex-a53

refuse() { echo "error: $1" >&2; exit 2; }

json= hostile= decode=
inputs=(patient)
while [ $# -gt 0 ]; do
  case $1 in
    --json) [ $# -gt 1 ] || refuse "--json needs a file"; json=$2; shift 2 ;;
    --record) [ $# -gt 1 ] || refuse "--record needs the path of a WFDB record"
      [ -f "${2%.hea}.hea" ] || refuse "--record $2: no such record"
      inputs+=("$(realpath "${2%.hea}.hea")"); shift 2 ;;
    --hostile) hostile=1; shift ;;
    --decode) decode=1; shift ;;
    *) refuse "unknown option $1; usage: count.sh [--json FILE] [--record WFDB_RECORD]... [--hostile] | --decode [--json FILE]" ;;
  esac
done

missing=()
need() { [ -e "$1" ] || command -v "$1" >/dev/null || missing+=("$2"); }
need clang clang
need ld.lld lld
need llvm-strip llvm
need gcc gcc
need python3 python3
need qemu-aarch64 qemu-user
need /usr/aarch64-linux-gnu/lib/libc.so.6 libc6-dev-arm64-cross
ls /usr/lib/gcc-cross/aarch64-linux-gnu/*/libgcc.a >/dev/null 2>&1 || missing+=(libgcc-12-dev-arm64-cross)
[ ${#missing[@]} = 0 ] || refuse "missing: apt-get install -y --no-install-recommends ${missing[*]}"

# In a copy, so that the packs and lock files of the cross-build do not touch the projects themselves.
mkdir -p "$work/source"
find "$work/source" -name '*.cs' -not -path '*/obj/*' -delete
tar -C "$root" -c --exclude=bin --exclude=obj --exclude=packages.lock.json Directory.Build.props Directory.Packages.props global.json .editorconfig \
  build firmware/HrvXkd.Core firmware/HrvXkd.NanoReference firmware/HrvXkd.Wfdb hardware/HrvXkd.Patient \
  hardware/HrvXkd.Hardware/Ads1292/Codec/.editorconfig hardware/HrvXkd.Hardware/Ads1292/Codec/FrameDecoder.cs hardware/HrvXkd.Hardware/Ads1292/WideFrameDecoder.cs \
  tests/arm/HrvXkd.ArmCount tests/HrvXkd.Core.Tests/Reference/HostileSignal.cs | tar -C "$work/source" -x
project=$work/source/tests/arm/HrvXkd.ArmCount
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
publish() { dotnet publish "$project" -c Release --nologo -v quiet "$@" >"$work/log" || { cat "$work/log" >&2; exit 1; }; }
publish -r linux-arm64 -o "$work/arm64"
publish -p:PublishAot=false -o "$work/host"
llvm-strip --strip-debug -o "$work/count" "$work/arm64/HrvXkd.ArmCount"
gcc -O2 -Wall -Wextra -shared -fPIC -o "$work/instructions.so" "$here/instructions.c"

# What is counted, and of it apart, for one input; the results must be those of this machine.
count() { # input, name of the files, region, part
  printf '%s' "$1" >"$2.name"
  "$work/host/HrvXkd.ArmCount" "$1" >"$2.host"
  qemu-aarch64 -L /usr/aarch64-linux-gnu -cpu $cpu -d plugin -plugin "$work/instructions.so,region=HrvXkd_ArmCount_HrvXkd_ArmCount_Measured__$3${4:+,part=$4},out=$2.json" \
    "$work/count" "$1" >"$2.arm"
  cmp -s "$2.host" "$2.arm" || { echo "error: $1: arm64 gives other results than this machine: $(cat "$2.arm" "$2.host")" >&2; exit 1; }
}

rm -rf "$work/counts"
mkdir -p "$work/counts"
if [ -n "$decode" ]; then
  count decode-wide "$work/counts/wide" DecodeWide
  count decode-plain "$work/counts/plain" DecodePlain
  python3 "$here/decode.py" "$work/counts" $cpu ${json:+"$json"}
  exit
fi
if [ -n "$hostile" ]; then
  while IFS= read -r name; do inputs+=("$name"); done < <("$work/host/HrvXkd.ArmCount" --list)
fi
for i in "${!inputs[@]}"; do
  count "${inputs[i]}" "$work/counts/$(printf %03d "$i")" Push HrvXkd_Core_HrvXkd_Core_Features_WindowAssembler__Advance
done
python3 "$here/summary.py" "$work/counts" $cpu ${json:+"$json"}
