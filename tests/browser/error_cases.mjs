// Every form sent empty, in both languages: the summary has the focus and leads to the fields, the title says so first,
// and what was typed is still there.
import { expect, expect_equal, test } from './report.mjs';
import { links_in } from './caller.mjs';
import { names, open_situation, seats_of, situation_at } from './situations.mjs';
import { is_said } from './words.mjs';

const prefix = { en: 'Error:', fr: 'Erreur :' };
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

const awkward = 'L\'été, "chien" <b>&amp; </textarea> 😀';

// `button`: a key of the words; where there is none, that of the form with this `action`. What is typed and chosen must
// stay.
const forms = (at) => [
  { login: null, path: '/sign-in', button: 'access.sign_in.button', typed: { login: 'somebody' } },
  { login: 'nurse', path: '/situations/new', button: 'situations.new.button', chosen: { subject: 'family' } },
  {
    login: 'nurse',
    path: `${at.opened}/picture`, // may be saved empty, but not with half a person
    button: 'situations.picture.save',
    picked: { person_1_age: '30_39' },
    chosen: { protective_factors: 'caring_school_environment', youth_source: 'none', urgency: 'routine' },
  },
  {
    login: 'nurse',
    path: `${at.screening}/identity`,
    button: 'situations.identity.save',
    typed: { address: '5 Nowhere Lane', safety_note: awkward, 'birth_date~year': '19x7' },
  },
  {
    login: 'nurse',
    path: `${at.accepted}/disclose`,
    button: 'situations.disclose.button',
    typed: { 'given_on~year': '2026' },
    chosen: { covers_intervention: 'no' },
  },
  {
    login: 'chair',
    path: `${at.discussion}/decide`,
    button: 'situations.decide.accept.button',
    chosen: { reasons_intensity_of_harm: 'risk_to_life' },
  },
  { login: 'chair', path: `${at.discussion}/decide`, button: 'situations.decide.reject.button' },
  { login: 'chair', path: `${at.disclosed}/assign`, button: 'situations.assign.button' },
  {
    login: 'lantern',
    path: `${at.intervention}/services/new`,
    button: 'situations.mobilize.button',
    chosen: { mobilization: 'refused' },
  },
  {
    login: 'lantern',
    path: `${at.intervention}/conclude`,
    button: 'situations.conclude.button',
    chosen: { 'risk_after~suicide_current_risk': '1' },
  },
  { login: 'admin', path: at.service, action: `${at.service}/capacity`, typed: { maximum: '12', wait_days: '3' } },
  { login: 'nurse', path: '/password', button: 'access.password.button' },
  { login: 'admin', path: '/members/new', action: '/members/new', typed: { name: 'Somebody New' } },
  { login: 'admin', path: at.member, action: at.member, typed: { name: '' } },
  { login: 'admin', path: at.member, action: `${at.member}/password` },
  { login: 'admin', path: at.colleague, action: `${at.colleague}/seats`, chosen: { role: 'planner' } },
  { login: 'admin', path: '/tables/new', action: '/tables/new', typed: { name_en: 'A second table' } },
  { login: 'admin', path: '/agencies/new', action: '/agencies/new', typed: { name_en: 'A new agency' } },
];

async function sent_empty(world, hand, form) {
  const { page, language } = hand;
  await hand.open(form.path);
  const whole = page.locator(`form[action="${form.action}"]`, { has: page.locator('input:not([type=hidden])') });
  const button = form.button ? hand.button(form.button) : whole.getByRole('button');
  if (form.action) {
    const folded = page.locator('details:not([open])', { has: whole });
    if (await folded.count()) await folded.locator('> summary').click();
  }
  for (const [name, text] of Object.entries(form.typed ?? {})) await hand.type(name, text);
  for (const [name, value] of Object.entries(form.chosen ?? {})) await hand.choose(name, value);
  for (const [name, value] of Object.entries(form.picked ?? {})) await hand.pick(name, value);
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  await hand.load(() => button.click());
  const where = `${language} ${form.path} ${form.button ?? form.action}`;
  const status = (await answered).status();
  expect(status === 422 || status === 400, `${where}: answered ${status}`);
  const seen = await page.evaluate(() => ({
    title: document.title,
    focused: document.activeElement?.classList.contains('c-errors') ?? false,
    messages: [...document.querySelectorAll('.c-errors li')].map((one) => one.textContent),
    dead: [...document.querySelectorAll('.c-errors a')]
      .filter((one) => !document.getElementById(one.hash.slice(1)))
      .map((one) => one.hash),
    beside: [...document.querySelectorAll('.c-error')].length,
  }));
  expect(seen.messages.length > 0, `${where}: no message`);
  expect(seen.focused, `${where}: the summary of errors does not have the focus`);
  expect(plain(seen.title).startsWith(prefix[language]), `${where}: the title is "${seen.title}"`);
  expect_equal(seen.dead, [], `${where}: messages lead nowhere`);
  for (const message of seen.messages)
    expect(is_said(language, message), `${where}: not said in ${language}: "${message}"`);
  for (const [name, text] of Object.entries({ ...form.typed, ...form.picked }))
    expect_equal(await page.locator(`[name="${name}"]`).inputValue(), text, `${where}: what was typed into ${name}`);
  for (const [name, value] of Object.entries(form.chosen ?? {}))
    expect(
      await page.locator(`input[name="${name}"][value="${value}"]`).isChecked(),
      `${where}: the choice of ${name} is lost`,
    );
  if (seen.beside) {
    // the first message leads into its field
    const link = page.locator('.c-errors a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const inside = await page.evaluate(() => document.activeElement.id);
    expect_equal('#' + inside, await link.getAttribute('href'), `${where}: the message leads to its field`);
  }
  return seen.messages;
}

let prepared;
const prepare = (world) =>
  (prepared ??= (async () => {
    const by = await seats_of(world);
    const at = {};
    for (const step of ['screening', 'discussion', 'accepted', 'disclosed', 'intervention'])
      at[step] = await situation_at(step, by, names);
    at.opened = await open_situation(by.origin);
    const first_in = async (seat, page, begins) =>
      links_in((await seat.get(page)).text).find((link) => link.startsWith(begins) && /\/[0-9a-f]{32}$/.test(link));
    at.service = await first_in(by.origin, '/directory?q=food', '/directory/services/');
    at.member = await first_in(await world.caller('admin'), '/members', '/members/'); // the administrator's own page
    at.colleague = links_in((await (await world.caller('admin')).get('/members?q=nurse')).text).find(
      (link) => /^\/members\/[0-9a-f]{32}$/.test(link),
    );
    return at;
  })());

for (const [language, title] of [
  ['en', 'English'],
  ['fr', 'French'],
])
  test(`every form sent empty says what is wrong, in ${title}`, async (world, note) => {
    const at = await prepare(world);
    const hands = new Map();
    let messages = 0;
    for (const form of forms(at)) {
      if (!hands.has(form.login)) {
        const hand = await world.hand({ login: form.login, language: form.login ? language : 'en' });
        hand.judged = true;
        if (!form.login && language === 'fr') {
          await hand.open('/sign-in');
          hand.language = 'fr';
          await hand.load(() => hand.page.locator('.c-language').click());
        }
        hands.set(form.login, hand);
      }
      messages += (await sent_empty(world, hands.get(form.login), form)).length;
    }
    note(`${forms(at).length} forms, ${messages} messages`);
  });

test('a description that is saved empty, or half, keeps what was chosen', async (world) => {
  const at = await prepare(world);
  const hand = await world.hand({ login: 'nurse' });
  await hand.open(`${at.screening}/picture`);
  const ticked = hand.page.locator('input[name=risk_factors]:checked');
  while (await ticked.count()) await ticked.first().uncheck();
  await hand.pick('person_1_age', '');
  await hand.choose('protective_factors', 'caring_school_environment');
  await hand.press('situations.picture.save');
  expect(plain(await hand.page.title()).startsWith('Error:'), `the title is "${await hand.page.title()}"`);
  expect(
    await hand.page.evaluate(() => document.activeElement.classList.contains('c-errors')),
    'the summary does not have the focus',
  );
  expect(await hand.page.locator('input[value=caring_school_environment]').isChecked(), 'the choice is lost');
  expect_equal(await hand.page.locator('select[name=person_1_sex]').inputValue(), 'female', 'the half that was chosen');
});

test('without JavaScript the summary of errors has the focus too', async (world) => {
  const at = await prepare(world);
  const hand = await world.hand({ login: 'chair', scripts: false });
  await hand.open(`${at.discussion}/decide`);
  await hand.press('situations.decide.accept.button');
  expect(
    await hand.page.evaluate(() => document.activeElement.classList.contains('c-errors')),
    'the summary does not have the focus',
  );
});
