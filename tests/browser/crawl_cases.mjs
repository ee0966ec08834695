// Every page that a role can reach by links, in both languages: reachable, readable by everybody, light, and its own.
import { expect, test } from './report.mjs';
import { Caller, links_in } from './caller.mjs';
import { names, seats_of, situation_at, steps } from './situations.mjs';

const most_bytes = 60 * 1024; // HTML, CSS and script of a page, as they are sent
const records_looked_into = 12;
const seats = {
  nobody: [null],
  representative: ['nurse', 'lantern'],
  chair: ['chair'],
  planner: ['planner'],
  evaluator: ['evaluator'],
  'privacy officer': ['privacy'],
  'agency administrator': ['agencyadmin'],
  administrator: ['admin'],
};

const pattern_of = (address) =>
  address
    .split('?')[0]
    .replace(/\/(?:[0-9a-f]{16}){1,2}(?=\/|$)/g, '/{id}')
    .replace(/^\/codes\/[^/]+/, '/codes/{list}');

// One address for each pattern that leads on from home, by following links; with what is wrong on the way.
async function reachable(caller, first, faults) {
  const found = new Map(),
    waiting = [...first],
    looked = new Set();
  let records = 0,
    heaviest = 0;
  const assets = new Map();
  const weight = async (address) => {
    if (!assets.has(address)) assets.set(address, (await caller.get(address)).sent);
    return assets.get(address);
  };
  while (waiting.length) {
    const address = waiting.shift(),
      pattern = pattern_of(address);
    if (looked.has(address)) continue;
    looked.add(address);
    if (found.has(pattern) && !(pattern === '/situations/{id}' && records++ < records_looked_into)) continue;
    const reply = await caller.get(address);
    if (reply.status === 303) {
      waiting.push(reply.headers.get('location'));
      continue;
    }
    if (reply.status !== 200) {
      faults.push(`${pattern}: a link leads to ${reply.status}`);
      found.set(pattern, null);
      continue;
    }
    if (!found.has(pattern)) found.set(pattern, address);
    if (!(reply.headers.get('content-type') ?? '').startsWith('text/html')) {
      found.set(pattern, null);
      continue;
    }
    let bytes = reply.sent;
    for (const [, asset] of reply.text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g))
      bytes += await weight(asset);
    // A page with a draft that an earlier case left is not compressed, so that its size tells nothing of what was typed.
    const has_draft = reply.text.includes('action="/drafts/discard"');
    if (!has_draft) heaviest = Math.max(heaviest, bytes);
    if (!has_draft && !(bytes <= most_bytes)) faults.push(`${pattern}: ${Math.ceil(bytes / 1024)} KB are sent`);
    for (const link of links_in(reply.text))
      if (link.startsWith('/') && !link.startsWith('/language') && !link.startsWith('/assets/')) waiting.push(link);
  }
  return {
    pages: [...found].filter(([, address]) => address).map(([pattern, address]) => ({ pattern, address })),
    heaviest,
  };
}

let prepared;
const prepare = (world) =>
  (prepared ??= (async () => {
    for (const step of steps) await situation_at(step, await seats_of(world), names);
  })());

for (const [role, logins] of Object.entries(seats))
  test(`every page that a seat as ${role} reaches, in English and in French`, async (world, note) => {
    await prepare(world);
    const faults = [],
      done = new Set(),
      patterns = [];
    let heaviest = 0;
    for (const login of logins) {
      const caller = login ? await world.caller(login) : new Caller(world.town, null);
      const reached = await reachable(caller, login ? ['/', '/seats', '/password'] : ['/sign-in'], faults);
      heaviest = Math.max(heaviest, reached.heaviest);
      for (const language of ['en', 'fr']) {
        const hand = await world.hand({ login, language });
        if (!login)
          await hand.page
            .context()
            .addCookies([
              {
                name: '__Host-language',
                value: language,
                domain: 'localhost',
                path: '/',
                secure: true,
                httpOnly: true,
                sameSite: 'Lax',
              },
            ]);
        hand.judged = true;
        const titles = new Map();
        for (const { pattern, address } of reached.pages) {
          if (done.has(language + pattern)) continue;
          done.add(language + pattern);
          if (language === 'en') patterns.push(pattern);
          await hand.open(address);
          const title = await hand.page.title();
          if (titles.has(title) && !pattern.includes('{'))
            faults.push(`${pattern} and ${titles.get(title)} have the same title in ${language}`);
          titles.set(title, pattern);
        }
      }
    }
    note(`${patterns.length} pages, at most ${(heaviest / 1024).toFixed(1)} KB: ${patterns.sort().join(' ')}`);
    expect(faults.length === 0, [...new Set(faults)].join('\n'));
  });
