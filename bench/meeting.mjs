// node bench/meeting.mjs [TABLES] [SEATS] [STEPS]
// TABLES (10) tables with SEATS (30) seats each, all in session at once, each seat with its page open: how long until a
// step of a chair is shown on every screen of its table, and what a seat costs in memory. A screen is what the page's own
// script does: an event stream, and after a notice a fetch of the seat's own view, read to its end. The screens run in this
// one process on the same machine, so its own work is in the figures. Needs the release build and node.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [tables = 10, seats = 30, steps = 20] = process.argv.slice(2).map(Number);
const program = process.env.CONCERT_PROGRAM ?? 'build/release/concert';
const folder = mkdtempSync(join(tmpdir(), 'concert-bench-'));
const password = 'concert-demo';
const situations = steps + 1;

function concert(...words) {
  const done = spawnSync(program, [...words, '--data', folder], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`);
  return done.stdout;
}
const asked = (...words) => JSON.parse(concert(...words, '--as', 'admin', '--json'));

concert('demo', '--no-serve', '--situations', '20');
const server = spawn(program, ['serve', '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
process.on('exit', () => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});
const port = await new Promise((resolve) =>
  createInterface({ input: server.stdout }).on('line', (line) => line.match(/:(\d+)$/) && resolve(Number(line.match(/:(\d+)$/)[1]))),
);
const resident_kb = () => Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Seat {
  shown = '';
  waiting = [];
  constructor(login) {
    this.login = login;
  }
  call(path, fields) {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = { cookie: this.cookie ?? '' };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    return new Promise((resolve, reject) => {
      const asking = request({ port, path, method: body === undefined ? 'GET' : 'POST', headers, agent }, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (part) => (text += part));
        reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, text }));
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }
  async sign_in() {
    const reply = await this.call('/sign-in', { login: this.login, password: this.password ?? password });
    this.cookie = reply.headers['set-cookie']?.[0].split(';')[0];
    if (!this.cookie) throw new Error(`${this.login} cannot sign in: ${reply.status}`);
    this.csrf = (await this.call('/meetings')).text.match(/name="csrf" value="([^"]*)"/)[1];
  }
  async act(path, fields, page) {
    const version = page?.match(/name="version" value="(\d+)"/)?.[1];
    const reply = await this.call(path, { csrf: this.csrf, ...(version ? { version } : {}), ...fields });
    if (reply.status !== 303) throw new Error(`${this.login} ${path}: ${reply.status}`);
    return reply.headers.location.split('?')[0];
  }
  // What is on the table, as the page says it.
  async look(meeting) {
    const { text } = await this.call(`${meeting}/live`);
    this.shown = text.match(/id="live-table".*?(S-\d+)/s)?.[1] ?? '';
    const done = this.waiting.filter(({ number }) => number === this.shown);
    this.waiting = this.waiting.filter((one) => !done.includes(one));
    for (const { resolve } of done) resolve(performance.now());
  }
  follow(meeting) {
    return new Promise((resolve, reject) => {
      const asking = request({ port, path: `${meeting}/events`, headers: { cookie: this.cookie } }, (reply) => {
        if (reply.statusCode !== 200) return reject(new Error(`a stream answers ${reply.statusCode}`));
        reply.setEncoding('utf8');
        reply.on('data', (part) => part.includes('data:') && this.look(meeting));
        resolve();
      });
      asking.on('error', reject);
      asking.end();
    });
  }
  until(number) {
    return new Promise((resolve) => this.waiting.push({ number, resolve }));
  }
}

// ---- Setting up
console.log(`${tables} tables, ${seats} seats each ...`);
const agencies = asked('agency', 'list').agencies.map((one) => one.id);
const all = [];
for (let t = 0; t < tables; ++t) {
  const table = asked('table', 'add', '--name-en', `Table ${t}`, '--name-fr', `Table ${t}`, '--names-policy', 'ontario').id;
  const here = { seats: [] };
  for (let s = 0; s < seats; ++s) {
    const role = s === 0 ? 'chair' : 'representative';
    const login = `t${t}s${s}`;
    const fields = { login, name: `Seat ${s}`, language: 'en', password, agency: agencies[s % agencies.length], table, role };
    const done = spawnSync(program, ['member', 'add', '--as', 'admin', '--data', folder, '--fields', '-'], {
      input: JSON.stringify(fields),
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`member add: ${done.stderr}`);
    here.seats.push(new Seat(login));
  }
  all.push(here);
}
for (const { seats: them } of all) for (const seat of them) await seat.sign_in();
for (const here of all) {
  [here.chair, here.nurse] = here.seats;
  for (let i = 0; i < situations; ++i) {
    const yes = { acutely_elevated: 'yes', beyond_mandate: 'yes', options_exhausted: 'yes' };
    const at = (await here.nurse.act('/situations/new', { subject: 'person', ...yes })).replace(/\/picture$/, '');
    const picture = (await here.nurse.call(`${at}/picture`)).text;
    const risks = { risk_factors: 'suicide_current_risk', 'risk_factors~suicide_current_risk': '3' };
    await here.nurse.act(`${at}/picture`, { person_1_age: '30_39', person_1_sex: 'female', urgency: 'this_week', ...risks }, picture);
    await here.nurse.act(`${at}/check`, {}, (await here.nurse.call(`${at}/check`)).text);
  }
  const day = { 'day~year': '2030', 'day~month': '1', 'day~day': '8', time: '13:30' };
  here.meeting = await here.chair.act('/meetings/new', { ...day, place: 'Room 1' });
  const page = (await here.chair.call(here.meeting)).text;
  await here.chair.act(`${here.meeting}/start`, {}, page);
  const reminder = (await here.nurse.call(here.meeting)).text.match(/name="reminder" value="([^"]*)"/)[1];
  for (const seat of here.seats.slice(1)) await seat.act(`${here.meeting}/join`, { acknowledged: 'yes', reminder });
}
const before_kb = resident_kb();
for (const here of all) for (const seat of here.seats) await seat.follow(here.meeting);
await sleep(1000);

// ---- Steps: each table at its own moment, one situation after the other, round and round
const took = [];
async function run(here) {
  const numbers = [];
  for (let step = 0; step < steps; ++step) {
    await sleep(500 + Math.random() * 1500);
    const page = (await here.chair.call(here.meeting)).text;
    const rows = [...page.matchAll(/name="situation" value="([0-9a-f]{32})"/g)].map(([, id]) => id);
    const lines = [...page.matchAll(/href="\/situations\/([0-9a-f]{32})">(S-\d+)/g)];
    const number_of = new Map(lines.map(([, id, number]) => [id, number]));
    const next = rows.find((id) => number_of.has(id) && number_of.get(id) !== here.seats[0].shown);
    if (!next) break;
    numbers.push(number_of.get(next));
    const all_shown = Promise.all(here.seats.map((seat) => seat.until(number_of.get(next))));
    const begun = performance.now();
    await here.chair.act(`${here.meeting}/put`, { situation: next }, page);
    const ends = await Promise.race([all_shown, sleep(10_000).then(() => null)]);
    if (!ends) throw new Error('a step did not reach every screen in 10 s');
    took.push(Math.max(...ends) - begun);
  }
}
await Promise.all(all.map(run));
const after_kb = resident_kb();
took.sort((a, b) => a - b);
const at = (share) => took[Math.min(took.length - 1, Math.floor(share * took.length))].toFixed(0);
console.log(`${took.length} steps: on all screens of the table after ${at(0.5)} ms (p50), ${at(0.95)} ms (p95), ${at(1)} ms (longest)`);
console.log(`memory: ${((after_kb - before_kb) / (tables * seats)).toFixed(0)} KB a seat that follows, ${(after_kb / 1024).toFixed(0)} MB in all`);
process.exit(0);
