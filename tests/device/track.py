"""An ECG for the twin: 16-bit samples at 500 per second, 1000 counts per mV, 60 s; a heart that breathes. The same bytes on every machine."""
import math
import struct
import sys

RATE, SECONDS = 500, 60
WAVES = ((-0.16, 0.025, 120), (-0.025, 0.010, -120), (0.0, 0.011, 1100), (0.028, 0.010, -220), (0.26, 0.045, 280))

samples = [0.0] * (RATE * SECONDS)
beat = 0.5
while beat < SECONDS - 0.5:
    for offset, width, height in WAVES:
        first = max(0, int((beat + offset - 4 * width) * RATE))
        last = min(len(samples) - 1, int((beat + offset + 4 * width) * RATE))
        for i in range(first, last + 1):
            samples[i] += height * math.exp(-0.5 * ((i / RATE - beat - offset) / width) ** 2)
    beat += 0.82 + 0.04 * math.sin(2 * math.pi * 0.25 * beat) + 0.02 * math.sin(2 * math.pi * 0.1 * beat)
sys.stdout.buffer.write(b"".join(struct.pack("<h", round(value)) for value in samples))
