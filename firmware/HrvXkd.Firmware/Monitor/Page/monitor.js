// Draws what the stream /live tells. Nothing is computed here: numbers come from the device with their quality, and what is not known is shown as a dash.
"use strict";

const sweepSeconds = 8;
const tachogramSeconds = 300;
const features = [
  ["heart rate", "/min", 1], ["ln SDNN", "", 2], ["ln RMSSD", "", 2], ["pNN50", "%", 1], ["ln VLF", "", 2], ["ln LF", "", 2],
  ["ln HF", "", 2], ["LF / (LF + HF)", "", 2], ["SampEn", "", 2], ["DFA alpha 1", "", 2], ["SD1 / SD2", "", 2], ["respiration", "/min", 1],
];
const states = {
  ChipFault: "front end lost", ElectrodesOff: "electrodes off", PoorSignal: "poor signal",
  Learning: "learning", Measuring: "measuring", RiskAvailable: "risk available",
};

const element = id => document.getElementById(id);
const text = (id, value) => { element(id).textContent = value; };
let about = { rateHz: 500 };
let trace = new Float32Array(sweepSeconds * 500);
let beats = [];
let intervals = [];
let windows = [];
let head = 0;
let middle = 0;
let now = 0;
let noSignal = "";
let range = 1000;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function prepare(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return pen;
}

// The trace runs from left to right and over itself; the gap before the newest sample shows where now is.
function drawEcg() {
  const canvas = element("ecg");
  const pen = prepare(canvas);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const length = trace.length;
  const low = middle - range;
  const y = value => height - (value - low) / (2 * range) * height;
  pen.strokeStyle = colour("--line");
  pen.lineWidth = 1;
  pen.beginPath();
  for (let s = 0; s <= sweepSeconds; s++) {
    pen.moveTo(s * width / sweepSeconds, 0);
    pen.lineTo(s * width / sweepSeconds, height);
  }
  pen.stroke();
  pen.strokeStyle = colour("--trace");
  pen.lineWidth = 1.4;
  pen.beginPath();
  const gap = Math.round(0.25 * about.rateHz);
  let down = false;
  for (let i = 0; i < length; i++) {
    const age = (head - 1 - i % length + 2 * length) % length;
    if (Number.isNaN(trace[i]) || age > length - gap) {
      down = false;
      continue;
    }
    const x = i / length * width;
    if (down) pen.lineTo(x, y(trace[i])); else pen.moveTo(x, y(trace[i]));
    down = true;
  }
  pen.stroke();
  pen.fillStyle = colour("--beat");
  for (const beat of beats) {
    const x = beat.sample % length / length * width;
    pen.beginPath();
    pen.arc(x, 8, 2 + 2 * beat.quality / 100, 0, 7);
    pen.fill();
  }
  if (noSignal) {
    write(pen, noSignal, width / 2, height / 2);
  }
  text("scale", `±${(range / 1000).toFixed(1)} mV, ${sweepSeconds} s`);
}

// On a plate, so that what lies behind does not run through it.
function write(pen, words, x, y) {
  pen.font = "15px system-ui, sans-serif";
  pen.textAlign = "center";
  const wide = pen.measureText(words).width + 16;
  pen.fillStyle = colour("--card");
  pen.fillRect(x - wide / 2, y - 18, wide, 26);
  pen.fillStyle = colour("--dim");
  pen.fillText(words, x, y);
}

function drawTachogram() {
  const canvas = element("tachogram");
  const pen = prepare(canvas);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const shown = intervals.filter(item => item.seconds > now - tachogramSeconds && item.ms < 2500);
  if (shown.length < 2) {
    write(pen, "no intervals yet", width / 2, height / 2);
    return;
  }
  const values = shown.map(item => item.ms);
  const low = Math.min(...values) - 40;
  const high = Math.max(...values) + 40;
  const x = item => 44 + (item.seconds - now + tachogramSeconds) / tachogramSeconds * (width - 48);
  const y = ms => height - 4 - (ms - low) / (high - low) * (height - 12);
  pen.fillStyle = colour("--dim");
  pen.font = "11px system-ui, sans-serif";
  pen.fillText(`${Math.round(high)} ms`, 0, 11);
  pen.fillText(`${Math.round(low)} ms`, 0, height - 4);
  pen.fillStyle = colour("--trace");
  for (const item of shown) {
    pen.globalAlpha = item.quality >= 50 ? 1 : 0.3;
    pen.fillRect(x(item) - 1, y(item.ms) - 1, 2.4, 2.4);
  }
  pen.globalAlpha = 1;
}

function drawFeatures() {
  const rows = element("features");
  if (rows.children.length === 0) {
    for (const [name] of features) {
      const row = rows.insertRow();
      row.insertCell().textContent = name;
      row.insertCell().textContent = "–";
      row.insertCell().append(document.createElement("canvas"));
    }
  }
  const newest = windows.at(-1);
  element("windowQuality").value = newest?.quality ?? 0;
  text("windowQualityText", !newest ? "–" : newest.valid ? newest.quality : `${newest.quality}, masked: too disturbed to be used`);
  features.forEach(([, unit, digits], index) => {
    const cells = rows.children[index].cells;
    cells[1].textContent = newest?.features ? `${newest.features[index].toFixed(digits)} ${unit}` : "–";
    const canvas = cells[2].firstChild;
    const pen = prepare(canvas);
    const values = windows.map(item => item.features ? item.features[index] : NaN);
    const known = values.filter(value => !Number.isNaN(value));
    if (known.length === 0) return;
    const low = Math.min(...known);
    const span = Math.max(...known) - low || 1;
    const step = canvas.clientWidth / 24;
    pen.fillStyle = colour("--trace");
    values.slice(-24).forEach((value, i) => {
      if (Number.isNaN(value)) return;
      const tall = 3 + (value - low) / span * (canvas.clientHeight - 4);
      pen.fillRect(i * step + 1, canvas.clientHeight - tall, step - 2, tall);
    });
  });
}

// A group of bars for each of the eight windows of the newest risk, one bar a head, under it the window's quality and age.
function drawAttention() {
  const newest = windows.at(-1);
  const heads = newest?.attention;
  const canvas = element("attention");
  text("attentionNote", heads ? "share of each window in the newest risk, one bar a head" : "");
  text("attentionText", heads ? "Where the model looked, not why: attention is no explanation of a risk." : "Shown with the first risk.");
  canvas.hidden = !heads;
  if (!heads) return;
  // Not before it is seen: a hidden canvas has no width.
  const pen = prepare(canvas);
  const foot = 32;
  const left = 34;
  const count = heads[0].length;
  const step = (canvas.clientWidth - left) / count;
  const tall = canvas.clientHeight - foot - 6;
  const most = Math.max(0.25, ...heads.flat());
  const colours = [colour("--trace"), colour("--second"), colour("--beat"), colour("--good")];
  pen.font = "11px system-ui, sans-serif";
  pen.strokeStyle = colour("--line");
  pen.fillStyle = colour("--dim");
  pen.textAlign = "right";
  for (const share of [0, most / 2, most]) {
    const y = 6 + tall * (1 - share / most);
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(canvas.clientWidth, y);
    pen.stroke();
    pen.fillText(`${(100 * share).toFixed(0)} %`, left - 5, y + 4);
  }
  pen.textAlign = "center";
  for (let place = 0; place < count; place++) {
    const window = windows.find(item => item.index === newest.index - (count - 1 - place));
    const middle = left + (place + 0.5) * step;
    const bar = Math.min(16, 0.7 * step / heads.length);
    heads.forEach((weights, head) => {
      pen.fillStyle = colours[head % colours.length];
      const height = Math.max(1, tall * weights[place] / most);
      pen.fillRect(middle + (head - heads.length / 2) * bar + 0.5, 6 + tall - height, bar - 1, height);
    });
    pen.fillStyle = colour("--dim");
    const age = (count - 1 - place) * about.strideSeconds / 60;
    pen.fillText(!window ? "–" : window.valid ? `q ${window.quality}` : "masked", middle, 6 + tall + 13);
    pen.fillText(place === count - 1 ? (step > 44 ? "newest" : "new") : `−${age % 1 ? age.toFixed(1) : age.toFixed(0)}${step > 44 ? " min" : ""}`, middle, 6 + tall + 26);
  }
}

function showStatus(status) {
  const state = element("state");
  state.textContent = states[status.state] || status.state;
  state.dataset.state = status.state;
  text("message", status.message);
  text("rate", status.heartRate === null ? "–" : status.heartRate.toFixed(0));
  element("rateQuality").value = status.heartRateQuality ?? 0;
  text("rateQualityText", status.heartRateQuality ?? "–");
  text("risk", status.risk === null ? "–" : `${(100 * status.risk).toFixed(0)} %`);
  element("riskQuality").value = status.riskQuality ?? 0;
  text("riskQualityText", status.riskQuality === null ? "–" : `${status.riskQuality}`);
  text("riskBasis", status.riskMinutes === null ? "" : `from ${status.validWindows} windows in ${status.riskMinutes} minutes`);
  text("windowCount", `${status.validWindows} of the last 8 valid; a risk needs 5`);
  const window = status.window;
  if (window && window.index !== windows.at(-1)?.index) {
    windows.push(window);
    windows = windows.slice(-24);
    drawFeatures();
    drawAttention();
  }
  const health = [
    ["recording", status.recording ?? "not recording"], ["running", clock(status.seconds)],
    ["samples lost", status.lostSamples], ["frames refused", status.health?.corruptFrames], ["chip restarts", status.health?.chipRestarts],
    ["free space", status.health ? `${(status.health.freeMegabytes / 1024).toFixed(1)} GB` : null],
    ["memory", status.health ? `${status.health.residentMegabytes} MB` : null], ["front end", about.frontEnd], ["model", short(about.model)], ["firmware", short(about.firmware)],
  ];
  element("health").replaceChildren(...health.flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const detail = document.createElement("dd");
    term.textContent = name;
    detail.textContent = value ?? "–";
    return [term, detail];
  }));
  element("notices").hidden = status.notices.length === 0;
  element("notices").replaceChildren(...status.notices.map(notice => {
    const item = document.createElement("li");
    item.textContent = notice;
    return item;
  }));
}

const short = line => line?.replace(/([0-9a-f]{12})[0-9a-f]{52}/, "$1…");

function clock(seconds) {
  const part = (value, unit) => String(Math.floor(value)).padStart(unit, "0");
  return `${part(seconds / 3600, 1)}:${part(seconds / 60 % 60, 2)}:${part(seconds % 60, 2)}`;
}

function take(batch) {
  const length = trace.length;
  batch.microVolts.forEach((value, i) => {
    head = (batch.firstSample + i) % length;
    trace[head] = value === null || batch.electrodesOff[i] ? NaN : value;
  });
  head = (head + 1) % length;
  const end = batch.firstSample + batch.microVolts.length;
  now = end / about.rateHz;
  noSignal = { ElectrodesOff: "no contact", ChipFault: "no signal from the front end" }[batch.status.state] ?? "";
  takeBeats(batch.beats);
  beats = beats.filter(beat => beat.sample > end - length + about.rateHz / 4);
  intervals = intervals.slice(-2000);
  showStatus(batch.status);
}

function takeBeats(found) {
  for (const beat of found) {
    beats.push(beat);
    if (beat.intervalMs !== null)
      intervals.push({ seconds: beat.sample / about.rateHz, ms: beat.intervalMs, quality: beat.quality });
  }
}

// Middle and range follow the trace: the median leaves the offset of electrodes out, and steps of a half octave keep the scale still.
function follow() {
  const known = Array.from(trace).filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  if (known.length < 100) return;
  middle = known[known.length >> 1];
  const tall = Math.max(known[Math.floor(known.length * 0.998)] - middle, middle - known[Math.floor(known.length * 0.002)], 100);
  range = Math.pow(2, Math.ceil(2 * Math.log2(1.15 * tall)) / 2);
}

function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`);
  socket.onmessage = message => take(JSON.parse(message.data));
  socket.onclose = () => {
    noSignal = "no connection to the device";
    element("state").textContent = "no connection to the device";
    element("state").dataset.state = "lost";
    text("message", "What is drawn was measured before; the page tries to connect every second.");
    for (const id of ["rate", "risk", "rateQualityText", "riskQualityText"]) text(id, "–");
    for (const id of ["rateQuality", "riskQuality"]) element(id).value = 0;
    text("riskBasis", "");
    setTimeout(connect, 1000);
  };
}

async function start() {
  about = await (await fetch("/about.json")).json();
  trace = new Float32Array(sweepSeconds * about.rateHz).fill(NaN);
  text("origin", about.origin);
  const history = await (await fetch("/history.json")).json();
  windows = history.windows;
  takeBeats(history.beats);
  drawFeatures();
  drawAttention();
  addEventListener("resize", () => { drawFeatures(); drawAttention(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { drawFeatures(); drawAttention(); });
  connect();
  setInterval(follow, 1000);
  setInterval(drawTachogram, 500);
  const draw = () => {
    drawEcg();
    requestAnimationFrame(draw);
  };
  draw();
}

start();
