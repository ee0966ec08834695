// What is typed is kept on the server as it is typed, and comes back.
import { expect, expect_equal, test } from './report.mjs';
import { names, seats_of, situation_at } from './situations.mjs';
import { Caller } from './caller.mjs';

const canary = 'Florizelle';

// Until the form says in the reader's language how it stands, which ends in a time.
async function saved(hand, key = 'drafts.saved') {
  const begin = hand.say(key, { at: '', before: '' }).trim().split('{')[0].slice(0, 12);
  await hand.page.waitForFunction(
    (begin) => [...document.querySelectorAll('.c-draft')].some((one) => !one.hidden && one.textContent.includes(begin)),
    begin,
    { timeout: 10_000 },
  );
}

const shown = (hand, name = 'given_name') => hand.page.locator(`[name="${name}"]`).inputValue();

async function elsewhere(world, login, language = 'en') {
  const cookies = (await Caller.sign_in(world.town, login)).cookies(language);
  const hand = await world.hand({ language });
  await hand.page.context().addCookies(cookies);
  return hand;
}

test('what is typed is kept within two seconds, outlives its page and its session, and comes back elsewhere', async (world, note) => {
  world.chrome.never_shown.push(canary);
  const situation = await situation_at('screening', await seats_of(world), names);
  const here = await elsewhere(world, 'nurse');
  here.judged = true;
  await here.open(`${situation}/identity`);
  const began = Date.now();
  await here.page.locator('[name=given_name]').pressSequentially(canary, { delay: 30 });
  await saved(here);
  const first = (Date.now() - began) / 1000;
  const family = here.page.locator('[name=family_name]');
  for (const part of ['Um', 'brage', 'worth']) {
    await family.pressSequentially(part, { delay: 30 });
    await here.page.waitForResponse((reply) => reply.url().endsWith('/drafts') && reply.ok());
  }
  expect_equal(await here.page.locator('.c-draft.is-not-saved').count(), 0, 'said not to be saved');
  note(`saved ${first.toFixed(1)} s after the first letter`);
  expect(first < 5, 'it took longer than five seconds');
  await world.chrome.judge_access(here.page);
  expect_equal(await here.page.locator('[role=status].c-draft-said').count(), 1, 'what is said of drafts');
  await here.page.context().close(); // as when the computer is switched off

  for (const language of ['en', 'fr']) {
    const there = await elsewhere(world, 'nurse', language);
    there.judged = true;
    await there.open(`${situation}/identity`);
    expect_equal(await shown(there), canary, 'the name that was typed');
    expect_equal(await shown(there, 'family_name'), 'Umbrageworth', 'what was typed after it');
    await there.expect_shown('draft.label');
    await there.expect_shown('draft.shown.what');
    await world.chrome.judge_access(there.page);
    for (const width of [320, 1440]) {
      await there.page.setViewportSize({ width, height: 900 });
      await world.chrome.judge_reflow(there.page);
    }
  }

  const last = await elsewhere(world, 'nurse');
  await last.open(`${situation}/identity`);
  await last.follow('draft.see_without');
  expect_equal(await shown(last), '', 'without the draft');
  await last.follow('draft.put_back');
  expect_equal(await shown(last), canary, 'with the draft again');
  await last.press('draft.discard');
  await last.expect_shown('said.draft_discarded');
  expect_equal(await shown(last), '', 'after it was discarded');
  await last.reload();
  expect_equal(await shown(last), '', 'after it was discarded');
});

test('a page that is left in the middle of a word loses none of it, and a form that is sent leaves no draft', async (world) => {
  const situation = await situation_at('screening', await seats_of(world), names);
  const hand = await elsewhere(world, 'nurse');
  hand.page.on('dialog', (dialog) => dialog.accept());
  await hand.open(`${situation}/identity`);
  await hand.page.locator('[name=given_name]').pressSequentially('Half', { delay: 10 });
  const left = Date.now();
  await hand.open('/'); // at once
  do await hand.open(`${situation}/identity`);
  while ((await shown(hand)) === '' && Date.now() - left < 2000); // so long it may be on its way
  expect_equal(await shown(hand), 'Half', 'what was typed last');
  await hand.page.locator('[name=family_name]').pressSequentially('Whole', { delay: 10 });
  await hand.press('situations.identity.save'); // at once
  await hand.expect_shown('said.identity_kept');
  await hand.open(`${situation}/identity`);
  expect(!(await hand.shows('draft.shown.what')), 'a draft of what was sent');
  await hand.page.waitForTimeout(1500); // nothing is still on its way
  await hand.reload();
  expect(!(await hand.shows('draft.shown.what')), 'a draft of what was sent');
});

test('two tabs of one form: the one typed into last wins, and says so', async (world) => {
  const situation = await situation_at('screening', await seats_of(world), names);
  const one = await elsewhere(world, 'nurse');
  await one.open(`${situation}/identity`);
  const other = await elsewhere(world, 'nurse');
  await other.open(`${situation}/identity`);
  await one.type('given_name', 'One');
  await saved(one);
  await other.type('given_name', 'Other');
  await saved(other);
  const said = await other.page.locator('.c-draft').textContent();
  expect(said.includes('replaces'), `not told: ${said}`);
  await one.reload();
  expect_equal(await shown(one), 'Other', 'the last one');
  await one.press('draft.discard');
});

test('without a connection the form says that it is not saved, and saves when there is one again', async (world) => {
  const situation = await situation_at('screening', await seats_of(world), names);
  const hand = await elsewhere(world, 'nurse');
  await hand.open(`${situation}/identity`);
  await hand.page.context().setOffline(true);
  await hand.type('given_name', 'Un');
  await hand.page.locator('.c-draft.is-not-saved').waitFor();
  await hand.page.context().setOffline(false);
  await hand.type('given_name', 'Deux');
  await saved(hand);
  expect_equal(await hand.page.locator('.c-draft.is-not-saved').count(), 0, 'still said to be not saved');
  await hand.reload();
  expect_equal(await shown(hand), 'Deux', 'what was typed');
  await hand.press('draft.discard');
});

test('a password is never part of a draft', async (world) => {
  const hand = await elsewhere(world, 'admin');
  const sent = [];
  hand.page.on('request', (request) => request.url().endsWith('/drafts') && sent.push(request.postData()));
  await hand.open('/members/new');
  await hand.type('password', 'twelve herons at noon');
  await hand.type('name', 'Someone');
  await saved(hand);
  expect(sent.length > 0, 'nothing was kept');
  for (const body of sent) expect(!body.includes('herons') && !body.includes('password'), 'a password was sent');
  await hand.reload();
  expect_equal(await shown(hand, 'name'), 'Someone', 'the name');
  expect_equal(await shown(hand, 'password'), '', 'the password');
  await hand.press('draft.discard');
});
