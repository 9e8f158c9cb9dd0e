#!/usr/bin/env bash
# Counts the arm64 instructions of the signal path: cross-compiles HrvXkd.ArmCount with NativeAOT, runs it in qemu's user mode with
# the plugin of instructions.c, and compares its results with those of the same program on this machine. See README.md.
#
# usage: count.sh [--json FILE] [--record WFDB_RECORD]... [--hostile]
#        count.sh --decode [--json FILE]      one frame of the ADS1292 instead; fails above 40 instructions
#        count.sh --inference [--json FILE] [--models FOLDER] [--mixed COUNT]   emitted models instead of the signal path
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$here/bin
cpu=cortex-a53

refuse() { echo "error: $1" >&2; exit 2; }

json= hostile= decode= inference=
models=$root/../shared/models
mixed=2000
inputs=(patient)
while [ $# -gt 0 ]; do
  case $1 in
    --json) [ $# -gt 1 ] || refuse "--json needs a file"; json=$2; shift 2 ;;
    --record) [ $# -gt 1 ] || refuse "--record needs the path of a WFDB record"
      [ -f "${2%.hea}.hea" ] || refuse "--record $2: no such record"
      inputs+=("$(realpath "${2%.hea}.hea")"); shift 2 ;;
    --hostile) hostile=1; shift ;;
    --decode) decode=1; shift ;;
    --inference) inference=1; shift ;;
    --mixed) [[ ${2-} =~ ^[1-9][0-9]{0,8}$ ]] || refuse "--mixed ${2-}: expected a number of inputs, 1..999999999"; mixed=$2; shift 2 ;;
    --models) [ $# -gt 1 ] || refuse "--models needs a folder"; models=$2; shift 2 ;;
    *) refuse "unknown option $1; usage: count.sh [--json FILE] [--record WFDB_RECORD]... [--hostile] | --decode [--json FILE] | --inference [--json FILE] [--models FOLDER] [--mixed COUNT]" ;;
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
  firmware/HrvXkd.Model tests/HrvXkd.InferenceRunner tests/HrvXkd.Core.Tests/Kernels \
  tests/arm/HrvXkd.ArmCount tests/HrvXkd.Core.Tests/Reference/HostileSignal.cs | tar -C "$work/source" -x
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
publish() { local project=$1; shift; dotnet publish "$work/source/$project" -c Release --nologo -v quiet "$@" >"$work/log" || { cat "$work/log" >&2; exit 1; }; }
gcc -O2 -Wall -Wextra -shared -fPIC -o "$work/instructions.so" "$here/instructions.c"
arm() { local cpu=$1; shift; qemu-aarch64 -L /usr/aarch64-linux-gnu -cpu "$cpu" "$@"; }

# Emitted models on a core without and one with the dot product; every path of the kernels against its plain twin first, and results of random
# and extreme inputs against those of the plain twins on this machine.
inference() {
  local runs=64 emitted=$work/emitted runner=HrvXkd.InferenceRunner
  for shape in S M L; do
    [ -f "$models/student_${shape}_qdq.onnx" ] || refuse "--models $models: no student_${shape}_qdq.onnx there"
    dotnet run -c Release --project "$root/codegen/HrvXkd.CodeGen" -- emit --model "$models/student_${shape}_qdq.onnx" --out "$emitted" --namespace HrvXkd.Emitted --class "Shape$shape" >"$work/log" || { cat "$work/log" >&2; exit 1; }
  done
  publish tests/$runner -r linux-arm64 -p:Native=true "-p:Emitted=$emitted" -o "$work/arm64-inference"
  publish tests/$runner "-p:Emitted=$emitted" -o "$work/host-inference"
  llvm-strip --strip-debug -o "$work/count" "$work/arm64-inference/$runner"
  rm -rf "$work/counts"
  mkdir -p "$work/counts"
  for model in S M L student; do
    DOTNET_EnableHWIntrinsic=0 dotnet "$work/host-inference/$runner.dll" mixed $model $mixed >"$work/plain.$model"
  done
  for cpu in cortex-a53 cortex-a76; do
    echo "$cpu: $(arm $cpu "$work/count" twins 300)"
    for model in S M L student; do
      arm $cpu "$work/count" mixed $model $mixed | cmp -s - "$work/plain.$model" || { echo "error: $model: $cpu gives other results than the plain kernels on one of $mixed inputs" >&2; exit 1; }
      local method=Run
      [ $model = student ] && method=Push
      arm $cpu -d plugin -plugin "$work/instructions.so,region=HrvXkd_InferenceRunner_HrvXkd_InferenceRunner_Measured__$method,out=$work/counts/$cpu.$model.json" "$work/count" $model $runs >"$work/arm.out"
      dotnet "$work/host-inference/$runner.dll" $model $runs | cmp -s - "$work/arm.out" || { echo "error: $model: $cpu gives other results than this machine" >&2; exit 1; }
    done
  done
  echo "random and extreme inputs: $mixed of each model give the results of the plain kernels on both cores"
  python3 "$here/inference.py" "$work/counts" $((runs + 1)) ${json:+"$json"}
}
if [ -n "$inference" ]; then
  inference
  exit
fi

publish tests/arm/HrvXkd.ArmCount -r linux-arm64 -o "$work/arm64"
publish tests/arm/HrvXkd.ArmCount -p:PublishAot=false -o "$work/host"
llvm-strip --strip-debug -o "$work/count" "$work/arm64/HrvXkd.ArmCount"

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
