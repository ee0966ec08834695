// A whole meeting, as six seats live it at once: two languages, one without script, one by keyboard alone, one on a
// telephone, one that steps out.
import { expect, expect_equal, test } from './report.mjs';
import { names, reasons, seats_of, situation_at, today } from './situations.mjs';

const on_table = (hand) => hand.page.locator('#live-table');
const numbers_of = (hand) => hand.page.locator('#live-agenda tbody th').allTextContents();

async function join(hand, meeting) {
  await hand.open(meeting);
  await hand.choose('acknowledged', 'yes');
  await hand.press('meetings.join.button');
  await hand.expect_shown('said.meeting_joined');
}

// What an open page shows by itself, without being touched.
async function shows_by_itself(hand, text, where = on_table(hand)) {
  await where.filter({ hasText: text }).waitFor({ timeout: 5000 });
}

// The next situation goes on the table; every page that renews itself shows it, the others after a reload.
async function next(chair, followers, reloaders) {
  const before = (await on_table(chair).locator('h2').textContent()).trim();
  const key = (await chair.button('meetings.next').count()) ? 'meetings.next' : 'meetings.first';
  await chair.press(key);
  const heading = (await on_table(chair).locator('h2').textContent()).trim();
  expect(heading !== before, `still "${heading}"`);
  const number = heading.match(/S-\d{4,}/)[0];
  for (const hand of followers) await shows_by_itself(hand, number);
  for (const hand of reloaders) {
    await hand.reload();
    expect((await on_table(hand).textContent()).includes(number), 'a plain refresh does not show what is on the table');
  }
  return number;
}

async function tab_to(hand, what, most = 150) {
  for (let presses = 0; presses < most; ++presses) {
    await hand.page.keyboard.press('Tab');
    if (await hand.page.evaluate((text) => document.activeElement.textContent.trim() === text, what)) return;
  }
  expect(false, `"${what}" is not reached with Tab`);
}

async function reject(chair) {
  const before = chair.actions;
  await chair.follow('situations.act.reject');
  await chair.choose('reason', 'single_agency_can_address');
  await chair.press('situations.decide.reject.button');
  expect_equal(chair.path().split('/')[1], 'meetings', 'after deciding, the chair is');
  return chair.actions - before;
}

test('a whole meeting: ten situations, six seats at once, agenda to signed minutes', async (world, note) => {
  const by = await seats_of(world);
  const mine = [];
  for (let i = 0; i < 10; ++i) mine.push(await situation_at('discussion', by, names));

  const chair = await world.hand({ login: 'chair' });
  await chair.open('/meetings');
  await chair.load(() => chair.page.locator('main table a').first().click());
  const meeting = chair.path();
  await chair.press('meetings.up_to_date');
  const planned = await numbers_of(chair);
  expect(planned.length >= 10, `${planned.length} situations on the agenda`);

  // By keyboard: the last one goes up by one.
  const up = chair.page.locator('#live-agenda tbody tr').last().getByRole('button').first();
  await up.focus();
  await chair.load(() => chair.page.keyboard.press('Enter'));
  const moved = await numbers_of(chair);
  expect_equal(moved.at(-2), planned.at(-1), 'moved up');
  await chair.press('meetings.start');
  await chair.expect_shown('said.meeting_started');

  const nurse = await world.hand({ login: 'nurse', language: 'fr' });
  const housing = await world.hand({ login: 'housing', language: 'fr' });
  const constable = await world.hand({ login: 'constable', scripts: false });
  const lantern = await world.hand({ login: 'lantern' });
  const teacher = await world.hand({ login: 'teacher', width: 320 });
  await nurse.open(meeting);
  expect_equal(await nurse.page.locator('#live-agenda').count(), 0, 'an agenda before the reminder is acknowledged');
  await nurse.press('meetings.join.button');
  expect(await nurse.page.locator('.c-errors').count(), 'joined without acknowledging');
  await nurse.page.waitForLoadState('networkidle', { timeout: 1000 }).catch(() => {}); // the page has renewed itself once
  expect(await nurse.page.locator('#live-join .c-field--wrong').count(), 'what is wrong is not said beside its field');
  for (const hand of [nurse, housing, constable, teacher]) await join(hand, meeting);
  await lantern.open(meeting); // with the keyboard alone
  await lantern.page.locator('main').press('Tab');
  await lantern.page.locator('input[name=acknowledged]').focus();
  await lantern.page.keyboard.press('Space');
  await lantern.load(() => lantern.page.keyboard.press('Enter'));
  await lantern.expect_shown('said.meeting_joined');
  const present = chair.page.locator('#live-here');
  await shows_by_itself(chair, names.lead, present);

  const live = [nurse, housing, lantern, teacher];
  let accepted = false, stepped_out = false, rejected = 0, heard = 0;
  for (; heard < moved.length && (heard < 10 || rejected < 3); ++heard) {
    const number = await next(chair, live, [constable]);
    const discussed = await chair.link('situations.act.decide').count();
    if (!discussed) continue;
    if (!accepted) {
      accepted = true;
      const before = chair.actions;
      await chair.follow('situations.act.decide');
      for (const [test, reason] of Object.entries(reasons)) await chair.choose(test, reason);
      for (const agency of [names.lead, names.assisting]) await chair.choose_called('likely_agencies', agency);
      await chair.press('situations.decide.accept.button');
      await chair.expect_shown('said.situation_accepted');
      await shows_by_itself(lantern, names.lead);
      nurse.actions = 0;
      await nurse.follow('situations.act.disclose');
      await nurse.choose('authority', 'consent_express_written');
      await nurse.type_date('given_on', today());
      await nurse.choose('covers_intervention', 'yes');
      await nurse.press('situations.disclose.button');
      await tab_to(lantern, lantern.say('situations.answer.button.involved'));
      await lantern.load(() => lantern.page.keyboard.press('Enter'));
      housing.actions = 0;
      await housing.press('situations.answer.button.involved');
      await chair.page.locator('#live-acts').getByRole('link', { name: chair.say('situations.act.assign') }).waitFor();
      await chair.follow('situations.act.assign');
      await chair.choose_called('lead_agency', names.lead);
      await chair.choose_called('assisting_agencies', names.assisting);
      await chair.press('situations.assign.button');
      const actions = chair.actions - before + nurse.actions + housing.actions + 1;
      note(`accept, disclose, two answers, assign two agencies, at the meeting: ${actions} actions`);
      expect(actions <= 20, `${actions} actions; at most 20`);
      await shows_by_itself(teacher, teacher.say('situations.sees.picture_closed'));
    } else if (!stepped_out) {
      stepped_out = true;
      await teacher.page.locator('#live-table details > summary').click();
      await teacher.choose('conflict', 'personal_tie');
      await teacher.press('meetings.step_out.button');
      expect(!(await teacher.text()).includes(number), 'a seat that stepped out still reads the number');
      const line = teacher.page.locator('#live-agenda', { hasText: teacher.say('meetings.hidden') });
      expect_equal(await line.count(), 1, 'the line of what one stepped out of');
      const back = chair.page.locator('#live-out').getByRole('button');
      await back.first().waitFor();
      rejected += 1;
      const actions = await reject(chair);
      expect(!(await teacher.text()).includes(number), 'the decision reached the seat that is out');
      expect(actions <= 6, `${actions} actions for a rejection; at most 6`);
    } else if (rejected < 3) {
      rejected += 1;
      const actions = (await reject(chair)) + 1;
      if (rejected === 3) note(`a rejection at the meeting, putting it on the table included: ${actions} actions`);
      expect(actions <= 6, `${actions} actions for a rejection; at most 6`);
      for (const hand of live.slice(0, 3)) await shows_by_itself(hand, number);
    }
  }
  expect(heard >= 10 && accepted && stepped_out && rejected >= 2, `heard ${heard}, rejected ${rejected}`);

  await chair.press('meetings.close');
  await chair.expect_shown('said.meeting_closed');
  await nurse.page.waitForFunction((title) => document.querySelector('h1').textContent.includes(title), 'Procès-verbal');
  await chair.press('meetings.minutes.sign.button');
  await chair.expect_shown('said.minutes_signed');
  expect_equal(await chair.button('meetings.minutes.sign.button').count(), 0, 'signed minutes that can be signed again');
  await constable.open(meeting);
  expect((await constable.text()).includes(constable.say('meetings.decided.rejected')), 'the minutes say what was decided');
});

// A meeting of its own, planned by the chair with what was presented, and begun.
async function begun_meeting(world, chair) {
  const by = await seats_of(world);
  await situation_at('discussion', by, names);
  await chair.open('/meetings/new');
  await chair.type_date('day', today());
  await chair.type('time', '23:45');
  await chair.press('meetings.plan.button');
  await chair.expect_shown('said.meeting_planned');
  return chair.path();
}
const focused = (hand) => hand.page.evaluate(() => document.activeElement.textContent.trim());
const press_key = (hand, key) => hand.load(() => hand.page.keyboard.press(key));
async function nothing_happens(hand, key) {
  const before = hand.page.url();
  const heading = () => on_table(hand).locator('h2').textContent(); // the timer goes on all the same
  const table = await heading();
  await hand.page.keyboard.press(key);
  await hand.page.waitForTimeout(300);
  expect_equal(hand.page.url(), before, `after "${key}" the page is`);
  expect_equal(await heading(), table, `after "${key}" on the table is`);
}

test('the chair runs a meeting with one key a step, looks before deciding, and can turn the keys off', async (world, note) => {
  const chair = await world.hand({ login: 'chair' });
  const meeting = await begun_meeting(world, chair);

  // What cannot be undone asks for Enter once more.
  await chair.page.keyboard.press('n');
  expect_equal(await focused(chair), chair.say('meetings.start'), 'the focus is on');
  expect((await chair.page.locator('#keys-said').textContent()).includes(chair.say('meetings.start')), 'the key is not explained');
  await press_key(chair, 'Enter');
  await chair.expect_shown('said.meeting_started');
  await chair.page.keyboard.press('?');
  expect(await chair.page.locator('#keys .c-keys').isVisible(), 'the list of keys is not shown');

  // To the first that is still discussed.
  for (let steps = 0; steps < 200 && !(await chair.link('situations.act.decide').count()); ++steps) await press_key(chair, 'n');
  const number = (await on_table(chair).locator('h2').textContent()).match(/S-\d{4,}/)[0];

  // Not while something is typed or chosen, and not with a modifier of the browser.
  await chair.page.locator('#live-out details > summary').click();
  await chair.page.locator('select[name=whom]').focus();
  await nothing_happens(chair, 'n');
  await chair.page.locator('input[name=conflict]').first().check(); // a choice is not a step either
  await chair.page.locator('input[name=conflict]').first().focus();
  await nothing_happens(chair, 'n');
  await nothing_happens(chair, 't');
  await chair.page.locator('h1').click(); // out of the form again
  await nothing_happens(chair, 'Shift+KeyN');
  await nothing_happens(chair, 'Alt+KeyT');

  // Looking first keeps what was chosen and saves nothing; deciding without looking stays one press.
  await press_key(chair, 'a');
  expect(chair.path().endsWith('/decide'), `"a" leads to ${chair.path()}`);
  for (const [test, reason] of Object.entries(reasons)) await chair.choose(test, reason);
  await chair.choose_called('likely_agencies', names.lead);
  await chair.load(() => chair.page.locator('#accept button[name=look]').click());
  const looked = chair.page.locator('#looked');
  expect((await looked.textContent()).includes(names.lead), 'who will hear names is not said');
  await chair.expect_shown('situations.look.not_saved');
  expect(await chair.page.locator('input[name=likely_agencies]:checked').count(), 'what was chosen is lost');
  await chair.press('situations.decide.accept.button');
  await chair.expect_shown('said.situation_accepted');
  expect_equal(chair.path(), meeting, 'after deciding, the chair is at');
  expect((await on_table(chair).textContent()).includes(number), 'the situation left the table');

  // Somebody is sent out, and called back.
  const housing = await world.hand({ login: 'housing' });
  await join(housing, meeting);
  await shows_by_itself(housing, number);
  await chair.reload();
  await chair.page.locator('#live-out details > summary').click();
  // What was wrong with a form stays beside its field, also when the page renews itself.
  await chair.press('meetings.send_out.button');
  const wrong = chair.page.locator('#live-out .c-field--wrong').first();
  await wrong.waitFor({ timeout: 5000 });
  const people = await chair.page.locator('#live-here').textContent();
  await join(await world.hand({ login: 'fire' }), meeting);
  await chair.page.waitForFunction((before) => document.querySelector('#live-here').textContent !== before, people, { timeout: 5000 });
  expect(await wrong.isVisible(), 'the page renewed itself and no longer says what is missing');
  const whom = chair.page.locator('select[name=whom]');
  await whom.selectOption(await whom.locator('option', { hasText: names.assisting }).first().getAttribute('value'));
  await chair.choose('conflict', 'professional_tie');
  await chair.press('meetings.send_out.button');
  await chair.expect_shown('said.sent_out');
  await housing.page.locator('#live-agenda', { hasText: housing.say('meetings.hidden') }).waitFor({ timeout: 5000 });
  expect(!(await housing.text()).includes(number), 'a seat that was sent out still reads the number');
  await chair.load(() => chair.page.locator('#live-out').getByRole('button').first().click());
  await chair.expect_shown('said.called_back');
  await shows_by_itself(housing, number);

  // Off means off, for this browser, until it is turned on again.
  await chair.page.locator('#keys summary').click();
  await chair.press('meetings.keys.turn_off');
  await chair.expect_shown('said.keys_off');
  await nothing_happens(chair, 'n');
  await nothing_happens(chair, 'q');
  await chair.page.locator('#keys summary').click();
  await chair.press('meetings.keys.turn_on');
  await chair.page.keyboard.press('q');
  expect_equal(await focused(chair), chair.say('meetings.close'), 'the focus is on');
  await press_key(chair, 'Enter');
  await chair.expect_shown('said.meeting_closed');
  note('a decision with keys: a, its choices, Enter');
});

test('without script the chair looks before a step, adds an emergency and changes the rules', async (world) => {
  const by = await seats_of(world);
  const chair = await world.hand({ login: 'chair', scripts: false, width: 320 });
  const meeting = await begun_meeting(world, chair);
  await situation_at('discussion', by, names);
  await chair.open(meeting);
  await chair.page.locator('#live-add details > summary').click();
  const option = chair.page.locator('select[name=situation] option').nth(1);
  const late = (await option.textContent()).match(/S-\d{4,}/)[0];
  await chair.pick('situation', await option.getAttribute('value'));
  await chair.choose('first', 'yes');
  await chair.press('meetings.add.button');
  await chair.expect_shown('said.item_added');
  expect((await numbers_of(chair))[0].includes(late), 'the emergency is not first');
  await chair.press('meetings.start');
  await chair.press('meetings.first');
  await chair.follow('situations.act.decide');
  await chair.choose('reason', 'single_agency_can_address');
  await chair.load(() => chair.page.locator('#reject button[name=look]').click());
  await chair.expect_shown('situations.look.title');
  await chair.open(meeting);
  await chair.press('meetings.close');
  await chair.open('/meetings/rules');
  await chair.choose('quorum_kind', 'number');
  await chair.press('meetings.rules.button');
  expect(await chair.page.locator('.c-errors').count(), 'a quorum without a number was accepted');
  await chair.choose('quorum_kind', 'none');
  await chair.press('meetings.rules.button');
  await chair.expect_shown('said.rules_set');
});

test('a computer whose clock is years ahead counts by the server', async (world) => {
  const chair = await world.hand({ login: 'chair' });
  const meeting = await begun_meeting(world, chair);
  await chair.press('meetings.start');
  await chair.press('meetings.first');
  await chair.page.addInitScript(() => {
    const ahead = 5 * 365 * 24 * 3600 * 1000;
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  });
  await chair.open(meeting);
  await chair.page.waitForTimeout(1500);
  const time = chair.page.locator('.c-timer__time');
  const shown = (await time.textContent()).match(/\d+/g).map(Number);
  expect(shown[0] === 0 && shown[1] > 0 && shown[1] < 60, `the timer shows ${shown}`);
  expect_equal(await chair.page.locator('.c-timer').getAttribute('data-over'), 'no', 'the time is over');
  await chair.press('meetings.close');
});
