// Invented names are planted through the pages; then every other seat looks at everything it can reach, at every step.
// A name must be nowhere before it may be, and never in a title, an address, the server's log or, unsealed, in the data
// folder.
import { expect, expect_equal, test } from './report.mjs';
import { links_in, title_in } from './caller.mjs';
import { advance, date, names, seats_of, situation_at, steps } from './situations.mjs';

// Everybody in the town but the nurse.
const everybody = `
  chair cochair constable sergeant detachment probation hospital lantern paramedic teacher ecole cas
  housing property income shelter friendship centre settlement fire bylaw agencyadmin healthadmin
  planner evaluator privacy healthprivacy admin
`.trim().split(/\s+/);
const canary = {
  given_name: 'Wobbegonia',
  family_name: 'Tantamountjoy',
  address: '41 Zaxaphone Hollow',
  telephone: '705-555-0168',
  safety_note: 'Ring twice, ask for Brundlequist',
  ...date('birth_date', { year: '1933', month: '10', day: '29' }),
};
const name_words = ['Wobbegonia', 'Tantamountjoy', '1933-10-29', 'October 29, 1933', '29 octobre 1933'];
const contact_words = ['Zaxaphone', '555-0168', 'Brundlequist'];
const all_words = [...name_words, ...contact_words];

const words_in = (text) => all_words.filter((one) => text.includes(one));

const looks = ['names', 'contact-details', 'identity/kept']; // each is recorded
const forms = `picture identity check withdraw decide likely assign disclose services/new conclude find`.split(' ');
const lists = `/ /situations /situations?mine=yes /situations?number=Tantamountjoy /figures /members /audit
  /directory?q=Tantamountjoy /api/v1/situations`.split(/\s+/);

// What a seat reaches from the pages about situations, without following the directory and the like; and by guessing.
async function looks_everywhere(caller, situation) {
  const seen = new Set();
  const leaks = [];
  const guessed = [...forms, ...looks].map((page) => `${situation}/${page}`);
  const waiting = [...lists, situation, `/api/v1${situation}`, ...guessed];
  while (waiting.length) {
    const address = waiting.shift();
    if (seen.has(address)) continue;
    seen.add(address);
    const reply = await caller.get(address);
    // What the seat itself asked for stands in its own search field.
    const text = reply.text.replaceAll(
      /value="Tantamountjoy"|number=Tantamountjoy|q=Tantamountjoy|%2F[^"]*Tantamountjoy/g,
      '',
    );
    for (const word of words_in(text))
      leaks.push(`${caller.login} reads ${word} at ${address.replace(situation, '{situation}')}`);
    if (reply.status === 200)
      for (const link of links_in(reply.text)) if (link.startsWith(situation)) waiting.push(link);
  }
  return { leaks, pages: seen.size };
}

// Gives how each look is answered, and what is told.
async function asks(caller, situation) {
  const out = { answers: [], told: [] };
  for (const page of looks) {
    const reply = await caller.send(`${situation}/${page}`, {});
    out.answers.push(reply.status);
    expect_equal(words_in(title_in(reply.text)), [], `title of ${page}`);
    out.told.push(...words_in(reply.text));
    if (reply.status === 200) expect_equal(reply.headers.get('cache-control'), 'no-store', `Cache-Control of ${page}`);
  }
  return out;
}

// What the agencies with a role may look at.
const both = ['names', 'contact-details'];
const opens = { disclosed: ['names'], intervention: both, connected: both };

test('names and addresses are nowhere before they may be: every other seat, at every step', async (world, note) => {
  const by = await seats_of(world);
  const situation = await situation_at('screening', by, names, canary);
  world.chrome.never_shown.push('Wobbegonia', 'Tantamountjoy', ...contact_words);
  world.never_kept.push(...all_words);
  const own = await asks(by.origin, situation);
  expect_equal(own.answers, [200, 200, 200], 'the agency itself sees what it wrote');
  for (const word of ['Wobbegonia', 'Tantamountjoy', 'October 29, 1933', ...contact_words])
    expect(own.told.includes(word), `${word} was not kept`);

  let pages = 0;
  const leaks = [];
  for (const step of steps) {
    if (step !== 'screening') await advance(situation, step, by, names);
    await Promise.all(
      everybody.map(async (login) => {
        const caller = await world.caller(login);
        const walked = await looks_everywhere(caller, situation);
        pages += walked.pages;
        leaks.push(...walked.leaks.map((leak) => `${step}: ${leak}`));
        const may_open = ['lantern', 'housing'].includes(login) ? (opens[step] ?? []) : [];
        const may_hear = [
          ...(may_open.includes('names') ? name_words : []),
          ...(may_open.includes('contact-details') ? contact_words : []),
        ];
        const { answers, told } = await asks(caller, situation);
        answers.forEach((answer, at) => {
          const wanted = may_open.includes(looks[at]) ? answer === 200 : answer === 404;
          if (!wanted) leaks.push(`${step}: ${login} asks for ${looks[at]} and is answered ${answer}`);
        });
        for (const word of told) if (!may_hear.includes(word)) leaks.push(`${step}: ${login} is told ${word}`);
      }),
    );
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
    const { leaks } = await looks_everywhere(caller, situation);
    expect_equal(leaks, [], 'leaks');
    expect_equal(await asks(caller, situation), { answers: [404, 404, 404], told: [] }, `${login} asks`);
  }
});
