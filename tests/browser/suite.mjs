// Runs the cases against one program and one browser; see ./suite.
import { Caller } from './caller.mjs';
import { Chrome } from './chrome.mjs';
import { Hand } from './hand.mjs';
import { run_cases } from './report.mjs';
import { Town } from './town.mjs';
import './watch_cases.mjs';
import './journey_cases.mjs';
import './flow_cases.mjs';
import './draft_cases.mjs';
import './meeting_cases.mjs';
import './keyboard_cases.mjs';
import './account_cases.mjs';
import './referral_cases.mjs';
import './error_cases.mjs';
import './crawl_cases.mjs';
import './canary_cases.mjs';

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
  sound = await run_cases(world, process.argv[2]);
} finally {
  await chrome.browser.close();
  await town.close();
}
process.exitCode = sound ? 0 : 1;
