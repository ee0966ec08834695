// node bench/drafts.mjs [MEMBERS] [SECONDS]
// MEMBERS (30) members who type without a pause for SECONDS (60): each sends a draft of 2 KB every two seconds, as the page's
// script does. How long keeping a draft takes, and what it does to pages: three pages are opened one after the other, first
// without anybody typing, then with all of them. Needs the release build and node.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [members = 30, seconds = 60] = process.argv.slice(2).map(Number);
const program = process.env.CONCERT_PROGRAM ?? 'build/release/concert';
const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'concert-bench-'));
const password = 'concert-demo';

function concert(words, input) {
  const done = spawnSync(program, [...words, '--data', folder], { encoding: 'utf8', input });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`);
  return done.stdout;
}
const asked = (...words) => JSON.parse(concert([...words, '--as', 'admin', '--json']));

concert(['demo', '--no-serve', '--situations', '200']);
const server = spawn(program, ['serve', '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
process.on('exit', () => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});
const port = await new Promise((resolve) =>
  createInterface({ input: server.stdout }).on('line', (line) => line.match(/:(\d+)$/) && resolve(Number(line.match(/:(\d+)$/)[1]))),
);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function call(seat, path, fields) {
  const body = fields && new URLSearchParams(fields).toString();
  const headers = { cookie: seat.cookie ?? '' };
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
async function signed_in(login) {
  const seat = {};
  const reply = await call(seat, '/sign-in', { login, password });
  seat.cookie = reply.headers['set-cookie']?.[0].split(';')[0];
  if (!seat.cookie) throw new Error(`${login} cannot sign in: ${reply.status}`);
  seat.csrf = (await call(seat, '/meetings')).text.match(/name="csrf" value="([^"]*)"/)[1];
  return seat;
}
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
function told(what, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const ms = (share) => `${at(sorted, share).toFixed(1)} ms`;
  console.log(`${what}: ${sorted.length}, median ${ms(0.5)}, p95 ${ms(0.95)}, worst ${ms(1)}`);
}

console.log(`${members} members ...`);
const agencies = asked('agency', 'list').agencies.map((one) => one.id);
const table = asked('table', 'list').tables[0].id;
const typists = [];
for (let i = 0; i < members; ++i) {
  const fields = { login: `typist${i}`, name: `Typist ${i}`, language: 'en', password, agency: agencies[i % agencies.length], table, role: 'representative' };
  concert(['member', 'add', '--as', 'admin', '--fields', '-'], JSON.stringify(fields));
  typists.push(await signed_in(`typist${i}`));
}
const reader = await signed_in('chair');

async function read_pages(until) {
  const times = [];
  while (performance.now() < until)
    for (const page of ['/', '/situations', '/waiting']) {
      const began = performance.now();
      const reply = await call(reader, page);
      if (reply.status !== 200) throw new Error(`${page}: ${reply.status}`);
      times.push(performance.now() - began);
      await sleep(20);
    }
  return times;
}

told('pages, nobody types', await read_pages(performance.now() + Math.min(15, seconds) * 1000));
const end = performance.now() + seconds * 1000;
const kept = [];
const type = async (seat, number) => {
  const opening = number.toString(16).padStart(31, '0') + 'f';
  await sleep(Math.random() * 2000);
  while (performance.now() < end) {
    const began = performance.now();
    const reply = await call(seat, '/drafts', {
      csrf: seat.csrf,
      draft: `/situations/new ${opening}`,
      'draft~form': '/situations/new',
      'draft~opening': opening,
      'draft~names': 'subject note',
      note: Math.random().toString(36).padEnd(2000, 'typed '),
    });
    if (reply.status !== 200) throw new Error(`a draft: ${reply.status} ${reply.text}`);
    kept.push(performance.now() - began);
    await sleep(Math.max(0, 2000 - (performance.now() - began)));
  }
};
const [pages] = await Promise.all([read_pages(end), ...typists.map(type)]);
told(`pages, ${members} type`, pages);
told('drafts kept', kept);
process.exit(0);
