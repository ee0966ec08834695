// Runs the cases of one lane, or of all, against a program with a town of its own and one browser; see ./suite.
import { readdirSync } from 'node:fs';
import { Caller } from './caller.mjs';
import { Chrome } from './chrome.mjs';
import { Hand } from './hand.mjs';
import { run_cases } from './report.mjs';
import { Town } from './town.mjs';

// Two lanes of about the same length run side by side, since a browser mostly waits. What a crawl finds to look at is what
// the journeys before it left; the log is looked at last.
const lanes = {
  journeys: ['journey', 'referral', 'crawl', 'log'],
  desks: ['watch', 'pdf', 'flow', 'draft', 'meeting', 'keyboard', 'account', 'error', 'canary', 'log'],
};
const in_lanes = [...new Set(Object.values(lanes).flat())];
const forgotten = readdirSync(new URL('.', import.meta.url))
  .map((name) => name.match(/^(.*)_cases\.mjs$/)?.[1])
  .filter((name) => name && !in_lanes.includes(name));
if (forgotten.length) throw new Error(`in no lane of suite.mjs: ${forgotten}`);

const [lane, words] = process.argv.slice(2);
const files = lane === 'all' ? [...in_lanes.filter((name) => name !== 'log'), 'log'] : lanes[lane];
if (!files) throw new Error(`no such lane: ${lane}`);
for (const name of files) await import(`./${name}_cases.mjs`);

const town = await Town.open();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => town.close().finally(() => process.exit(1)));
const chrome = await Chrome.launch(town).catch(async (error) => {
  await town.close();
  throw error;
});
const callers = new Map();

const world = {
  town,
  chrome,
  never_kept: [], // what cases typed about people, beside what no title or address may carry
  // A seat that is signed in, once for the whole suite.
  async caller(login) {
    if (!callers.has(login)) callers.set(login, Caller.sign_in(town, login));
    return callers.get(login);
  },
  // A browser of its own; `login` takes the seat without the sign-in page.
  async hand({ login, language = 'en', scripts = true, width } = {}) {
    const cookies = login ? (await this.caller(login)).cookies(language) : [];
    return new Hand(this, await chrome.page({ scripts, cookies, width }), language);
  },
  after_case: () => chrome.close_contexts(),
};

let sound = false;
try {
  sound = await run_cases(world, words);
} finally {
  await chrome.browser.close();
  await town.close();
}
process.exitCode = sound ? 0 : 1;
