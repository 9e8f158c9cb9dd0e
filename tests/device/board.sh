#!/usr/bin/env bash
# An ARM board in emulation: Debian's arm64 kernel with its own spidev and GPIO character device, the simulated ADS1292 at the other end of the wire, and the device
# program as it ships, through the scenario of guest/scenario.sh. The last line is "N passed, N failed".
#   board.sh setup     packages and kernel modules, once (root)
#   board.sh run       builds, boots, checks; some minutes
# Says so and ends with 0 where tools are missing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
cache=${HRVXKD_BOARD_CACHE:-/var/tmp/hrvxkd-board}

setup() {
  set -e
  dpkg --add-architecture arm64
  apt-get update -qq
  apt-get install -qqy --no-install-recommends qemu-system-arm gcc-aarch64-linux-gnu make xz-utils >/dev/null
  mkdir -p "$cache/deb" "$cache/headers" "$cache/source" "$cache/root"
  local kernel
  kernel=$(apt-cache depends linux-image-arm64:arm64 | sed -n 's/.*Depends: linux-image-\(.*\):arm64/\1/p')
  cd "$cache/deb"
  apt-get download -qq "linux-image-$kernel:arm64" "linux-headers-$kernel:arm64" "linux-headers-${kernel%-arm64}-common" linux-kbuild-6.1 linux-source-6.1 \
    busybox-static:arm64 libc6:arm64 libgcc-s1:arm64 libssl3:arm64
  for package in *.deb; do
    case $package in
      linux-headers* | linux-kbuild*) dpkg-deb -x "$package" ../headers ;;
      linux-source*) dpkg-deb -x "$package" ../source ;;
      *) dpkg-deb -x "$package" ../root ;;
    esac
  done
  # kbuild wants its parts under /usr; only that folder is copied, for /lib is a link.
  cp -a ../headers/usr/. /usr/
  modules "$kernel"
}

# gpio-sim and the interrupt simulator it needs come from Debian's own source package: Debian's kernel is built without them.
modules() {
  local build=$cache/modules source=linux-source-6.1
  rm -rf "$build"
  mkdir -p "$build"
  cp "$here/kernel/Makefile" "$here/kernel/spi-twin.c" "$build"
  tar -xJf "$cache/source/usr/src/$source.tar.xz" -C "$build" --transform 's#.*/##' $source/drivers/gpio/gpio-sim.c $source/kernel/irq/irq_sim.c $source/drivers/gpio/gpiolib.h
  mv "$build/gpio-sim.c" "$build/gpio-sim-main.c"
  sed -i -e '/^EXPORT_SYMBOL/d' -e 's/handle_simple_irq(irq_to_desc(\(.*\)));/generic_handle_irq(\1);/' "$build/irq_sim.c"
  make -s -C "/usr/src/linux-headers-$1" M="$build" ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- modules
  aarch64-linux-gnu-strip --strip-debug "$build"/*.ko
}

run() {
  for tool in qemu-system-aarch64 clang ld.lld; do
    command -v $tool >/dev/null || { echo "skipped: $tool is missing, see board.sh setup"; echo "0 passed, 0 failed"; exit 0; }
  done
  [ -f "$cache/modules/spi-twin.ko" ] || { echo "skipped: no modules, see board.sh setup"; echo "0 passed, 0 failed"; exit 0; }
  set -e
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  build
  python3 "$here/track.py" >"$work/track"
  aarch64-linux-gnu-gcc -O2 -Wall -Wextra -Werror -static -o "$work/count" "$here/guest/count.c"
  # What a newer core's own kernels cost is counted on it; everything else on the least one.
  boot cortex-a76 inference.sh inference
  boot cortex-a53 scenario.sh console
  mkdir "$work/out"
  tar -C "$work/out" -xf "$work/disk" 2>/dev/null || true
  if [ -n "${HRVXKD_BOARD_KEEP:-}" ]; then cp -r "$work/out" "$work/console" "$work/inference" "$HRVXKD_BOARD_KEEP/"; fi
  python3 "$here/check.py" "$work/console" "$work/out" "$root" "$work/inference" "$(sed -n 's/.* \([0-9]*\) bytes installed$/\1/p' "$work/device/size")"
}

build() { # into $work/device and $work/twin; HRVXKD_BOARD_BUILD names a folder that has them already
  if [ -n "${HRVXKD_BOARD_BUILD:-}" ] && [ -d "$HRVXKD_BOARD_BUILD/twin" ]; then cp -r "$HRVXKD_BOARD_BUILD/." "$work/"; return; fi
  bash "$root/firmware/deploy/build.sh" --out "$work/device" >"$work/size"
  cat "$work/size"
  mv "$work/size" "$work/device/"
  mkdir "$work/source"
  (cd "$root" && tar --exclude=bin --exclude=obj --exclude=packages.lock.json -cf - Directory.*.props global.json .editorconfig build firmware hardware tests/device) | tar -C "$work/source" -xf -
  dotnet publish "$work/source/tests/device/HrvXkd.Twin" -c Release -r linux-arm64 -o "$work/twin" --nologo -v quiet >"$work/log" || { cat "$work/log"; exit 1; }
  if [ -n "${HRVXKD_BOARD_BUILD:-}" ]; then mkdir -p "$HRVXKD_BOARD_BUILD"; cp -r "$work/device" "$work/twin" "$HRVXKD_BOARD_BUILD/"; fi
}

boot() { # boot CORE SCENARIO CONSOLE
  local core=$1 scenario=$2 console=$3 system=$cache/root kernel
  kernel=$(ls "$system/lib/modules")
  local lib=$system/lib/aarch64-linux-gnu modules=$system/lib/modules/$kernel/kernel target=lib/aarch64-linux-gnu
  python3 "$here/image.py" "$work/init.cpio" \
    init="$here/guest/init" scenario.sh="$here/guest/$scenario" settings.json="$here/guest/settings.json" faults="$here/guest/faults" track="$work/track" \
    bin/busybox="$system/bin/busybox" opt/hrvxkd="$work/device/hrvxkd" opt/libe_sqlite3.so="$work/device/libe_sqlite3.so" opt/twin="$work/twin/twin" opt/count="$work/count" \
    lib/ld-linux-aarch64.so.1="$lib/ld-linux-aarch64.so.1" $target/libc.so.6="$lib/libc.so.6" $target/libm.so.6="$lib/libm.so.6" $target/libgcc_s.so.1="$lib/libgcc_s.so.1" \
    $target/libssl.so.3="$system/usr/$target/libssl.so.3" $target/libcrypto.so.3="$system/usr/$target/libcrypto.so.3" \
    $target/libdl.so.2="$lib/libdl.so.2" $target/libpthread.so.0="$lib/libpthread.so.0" \
    modules/configfs.ko="$modules/fs/configfs/configfs.ko" modules/gpio-sim.ko="$cache/modules/gpio-sim.ko" modules/spi-twin.ko="$cache/modules/spi-twin.ko" \
    modules/virtio_mmio.ko="$modules/drivers/virtio/virtio_mmio.ko" modules/virtio_blk.ko="$modules/drivers/block/virtio_blk.ko"
  truncate -s 64M "$work/disk"
  # An instruction takes 4 ns of guest time and idle time is skipped: the same console at every run, on every machine.
  timeout 1200 qemu-system-aarch64 -M virt,dtb-randomness=off -cpu "$core" -smp 1 -m 384 -icount shift=2,sleep=off -rtc base=2026-01-01,clock=vm \
    -nographic -no-reboot -nic none -kernel "$system/boot/vmlinuz-$kernel" -initrd "$work/init.cpio" \
    -drive "file=$work/disk,format=raw,if=none,id=disk" -device virtio-blk-device,drive=disk -append "console=ttyAMA0 quiet panic=-1" </dev/null | tr -d '\r' | tee "$work/$console"
}

case ${1:-run} in
  setup) setup ;;
  run) run ;;
  *) echo "board.sh: setup or run" >&2; exit 2 ;;
esac
