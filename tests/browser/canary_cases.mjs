// Invented names are planted through the pages; then every other seat looks at everything it can reach, at every step. A name
// must be nowhere before it may be, and never in a title, an address, the server's log or, unsealed, in the data folder.
import { expect, expect_equal, test } from './report.mjs';
import { links_in, title_in } from './caller.mjs';
import { advance, date, situation_at, steps } from './situations.mjs';

const everybody = ['chair', 'cochair', 'constable', 'sergeant', 'detachment', 'probation', 'hospital', 'lantern', 'paramedic', 'teacher',
                   'ecole', 'cas', 'housing', 'property', 'income', 'shelter', 'friendship', 'centre', 'settlement', 'fire', 'bylaw',
                   'agencyadmin', 'healthadmin', 'planner', 'evaluator', 'privacy', 'healthprivacy', 'admin'];
const names = { lead: 'Lantern Point Mental Health and Addictions', assisting: 'Rivermouth Community Housing' };
const canary = {
  given_name: 'Wobbegonia', family_name: 'Tantamountjoy', address: '41 Zaxaphone Hollow', telephone: '705-555-0168',
  safety_note: 'Ring twice, ask for Brundlequist', ...date('birth_date', { year: '1933', month: '10', day: '29' }),
};
const name_words = ['Wobbegonia', 'Tantamountjoy'], contact_words = ['Zaxaphone', '555-0168', 'Brundlequist'];
const all_words = [...name_words, ...contact_words, '1933', 'October 29', '29 octobre'];

const words_in = (text) => all_words.filter((one) => text.includes(one));

// What a seat reaches from the pages about situations, without following the directory and the like; and by asking for it.
async function looks_everywhere(caller, situation, born) {
  const seen = new Set(), leaks = [], waiting = ['/', '/situations', '/situations?mine=yes', '/figures', `/situations?number=Tantamountjoy`,
    '/audit', '/members', '/directory?q=Tantamountjoy', situation,
    ...['picture', 'identity', 'check', 'withdraw', 'decide', 'likely', 'assign', 'disclose', 'services/new', 'conclude', 'find', 'names',
        'contact-details', 'identity/kept'].map((page) => `${situation}/${page}`),
    `/api/v1${situation}`, '/api/v1/situations'];
  while (waiting.length) {
    const address = waiting.shift();
    if (seen.has(address)) continue;
    seen.add(address);
    const reply = await caller.get(address);
    // What the seat itself asked for stands in its own search field.
    const text = reply.text.replaceAll(/value="Tantamountjoy"|number=Tantamountjoy|q=Tantamountjoy|%2F[^"]*Tantamountjoy/g, '');
    for (const word of [...all_words.filter((one) => one !== '1933'), ...born])
      if (text.includes(word)) leaks.push(`${caller.login} reads ${word} at ${address.replace(situation, '{situation}')}`);
    if (reply.status === 200) for (const link of links_in(reply.text)) if (link.startsWith(situation)) waiting.push(link);
  }
  return { leaks, pages: seen.size };
}

// The three recorded looks; gives what came of them.
async function asks(caller, situation) {
  const out = {};
  for (const page of ['names', 'contact-details', 'identity/kept']) {
    const reply = await caller.send(`${situation}/${page}`, {});
    out[page] = reply.status;
    const title = title_in(reply.text);
    expect_equal(words_in(title), [], `title of ${page}`);
    out.words = [...(out.words ?? []), ...words_in(reply.text.replace(/<title>.*?<\/title>/s, ''))];
    if (reply.status === 200) expect_equal(reply.headers.get('cache-control'), 'no-store', `Cache-Control of ${page}`);
  }
  return out;
}

test('names and addresses are nowhere before they may be: every other seat, at every step', async (world, note) => {
  const by = Object.fromEntries(await Promise.all(Object.entries({ origin: 'nurse', chair: 'chair', lead: 'lantern', assisting: 'housing' })
    .map(async ([part, login]) => [part, await world.caller(login)])));
  const situation = await situation_at('screening', by, names, canary);
  world.chrome.never_shown.push(...name_words, 'Zaxaphone', 'Brundlequist');
  const own = await asks(by.origin, situation);
  expect_equal([own.names, own['contact-details']], [200, 200], 'the agency itself sees what it wrote');
  for (const word of [...name_words, ...contact_words, '1933']) expect(own.words.includes(word), `${word} was not kept`);

  let pages = 0;
  const leaks = [];
  for (const step of steps) {
    if (step !== 'screening') await advance(situation, step, by, names);
    const hears = (login) => (['lantern', 'housing'].includes(login) ? { disclosed: ['names'], intervention: ['names', 'contact-details'],
      connected: ['names', 'contact-details'] }[step] ?? [] : []);
    for (const login of everybody) {
      const caller = await world.caller(login);
      const walked = await looks_everywhere(caller, situation, ['1933-10-29']);
      pages += walked.pages;
      leaks.push(...walked.leaks.map((leak) => `${step}: ${leak}`));
      const got = await asks(caller, situation);
      for (const page of ['names', 'contact-details', 'identity/kept']) {
        const wanted = hears(login).includes(page) ? 200 : 404;
        const refused = got[page] === 404 || got[page] === 403; // 403: a role that has nothing to do with situations
        if (wanted === 200 ? got[page] !== 200 : !refused) leaks.push(`${step}: ${login} asks for ${page} and is answered ${got[page]}`);
      }
      const may = hears(login).includes('contact-details') ? all_words : hears(login).includes('names') ? [...name_words, '1933', 'October 29', '29 octobre'] : [];
      for (const word of got.words) if (!may.includes(word)) leaks.push(`${step}: ${login} is told ${word}`);
    }
  }
  note(`${everybody.length} seats, ${steps.length} steps, ${pages} pages`);
  expect(leaks.length === 0, leaks.slice(0, 40).join('\n'));
});

test('after a rejection nobody can see who it was about, the agency that brought it included', async (world) => {
  const by = { origin: await world.caller('nurse'), chair: await world.caller('chair') };
  const situation = await situation_at('discussion', by, names, canary);
  await by.chair.act(situation, 'decide', { decision: 'reject', reason: 'not_acutely_elevated' });
  for (const login of ['nurse', 'chair', 'teacher']) {
    const caller = await world.caller(login);
    const { leaks } = await looks_everywhere(caller, situation, ['1933-10-29']);
    expect_equal(leaks, [], 'leaks');
    expect_equal(await asks(caller, situation), { names: 404, 'contact-details': 404, 'identity/kept': 404, words: [] }, `${login} asks`);
  }
});

test('no name in the log of the server, nor unsealed in its folder', async (world) => {
  const at_rest = world.town.bytes_at_rest();
  for (const word of [...world.chrome.never_shown, ...name_words, ...contact_words]) {
    expect(!world.town.log.includes(word), 'the log carries a personal value');
    expect(!at_rest.includes(word), 'the data folder holds a personal value that is not sealed');
  }
  expect(at_rest.includes('SQLite format 3') || process.env.CONCERT_DATABASE, 'the data folder was not read');
  expect(!/"level":"error"/.test(world.town.log), `the server reported errors: ${world.town.log.match(/.*"level":"error".*/)?.[0]}`);
});
