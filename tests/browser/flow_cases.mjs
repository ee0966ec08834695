import { expect, expect_equal, test } from './report.mjs';
import * as step from './journey.mjs';
import { names, seats_of, situation_at } from './situations.mjs';
import { word } from './words.mjs';

// One agency likely to have a role takes the lead, the one that brought it assists. Each further agency adds a choice
// of the chair's and two presses of its own: with two, see the whole journey.
test('four minutes for a situation: at most 20 actions from accepting to the intervention', async (world, note) => {
  const situation = await situation_at('discussion', await seats_of(world), names);
  const hands = {};
  for (const login of ['chair', 'nurse', 'lantern']) hands[login] = await world.hand({ login });
  const { chair, nurse, lantern } = hands;
  await chair.open(situation);
  const number = (await chair.page.locator('h1').textContent()).trim();
  await chair.open('/');
  await step.accept(chair, number, [names.lead]);
  await nurse.open('/');
  await step.disclose(nurse, number);
  await lantern.open('/');
  await step.answer(lantern, number);
  await step.assign(chair, names.lead, 'Estuary Public Health');
  const actions = chair.actions + nurse.actions + lantern.actions;
  note(`${actions} actions: chair ${chair.actions}, agency that brought it ${nurse.actions}, lead ${lantern.actions}`);
  expect(actions <= 20, `${actions} actions; at most 20`);
});

test('four minutes for a situation: at most 6 actions to reject it at filter 2, from the list', async (world, note) => {
  const situation = await situation_at('discussion', await seats_of(world), names);
  const chair = await world.hand({ login: 'chair' });
  await chair.open(situation);
  const number = (await chair.page.locator('h1').textContent()).trim();
  await chair.open('/situations');
  await step.reject(chair, number);
  note(`${chair.actions} actions`);
  expect(chair.actions <= 6, `${chair.actions} actions; at most 6`);
});

test('two people of one agency edit the same description: the second sees both, nothing is lost', async (world) => {
  const by = { ...(await seats_of(world)), origin: await world.caller('constable') };
  const situation = await situation_at('screening', by, names);
  const constable = await world.hand({ login: 'constable' }),
    sergeant = await world.hand({ login: 'sergeant' });
  for (const hand of [constable, sergeant]) await hand.open(`${situation}/picture`);
  await constable.choose('protective_factors', 'caring_school_environment');
  await constable.press('situations.picture.save');
  await constable.expect_shown('said.picture_saved');

  await sergeant.choose('protective_factors', 'academic_achievement');
  await sergeant.choose('risk_factors', 'mental_health_grief');
  await sergeant.choose('risk_factors~mental_health_grief', '1');
  await sergeant.pick('person_2_age', '6_11');
  await sergeant.pick('person_2_sex', 'male');
  await sergeant.press('situations.picture.save');
  await sergeant.expect_shown('situations.stale.title');
  const stored = await sergeant.page
    .locator('.c-panel', { hasText: sergeant.say('situations.stale.stored') })
    .textContent();
  const label = await sergeant.page
    .locator('label', { has: sergeant.page.locator('xpath=self::*') })
    .evaluateAll(
      (labels) =>
        labels.find((one) => document.getElementById(one.htmlFor)?.value === 'caring_school_environment')?.textContent,
    );
  expect(label && stored.includes(label), 'what the first one saved is not shown');
  for (const box of [
    'input[value=academic_achievement]',
    'input[value=mental_health_grief]',
    'input[name="risk_factors~mental_health_grief"][value="1"]',
  ])
    expect(await sergeant.page.locator(box).isChecked(), `what the second one chose is lost: ${box}`);
  expect_equal(await sergeant.page.locator('select[name=person_2_age]').inputValue(), '6_11', 'the second person');
  await sergeant.choose('protective_factors', 'caring_school_environment');
  await sergeant.press('situations.picture.save');
  await sergeant.expect_shown('said.picture_saved');
  await constable.open(`${situation}/picture`);
  for (const factor of ['caring_school_environment', 'academic_achievement', 'mental_health_grief'])
    expect(await constable.page.locator(`input[value=${factor}]`).isChecked(), `${factor} is lost`);
});

test('the language switch keeps the page, and the choice', async (world) => {
  const situation = await situation_at('screening', await seats_of(world), names);
  const hand = await world.hand({ login: 'nurse' });
  for (const [path, title] of [
    ['/', 'situations.home.title'],
    ['/situations?stage=discussion&mine=yes', 'frame.situations'],
    [situation, null],
    [`${situation}/identity`, 'situations.identity.title'],
    ['/about/privacy', null],
  ]) {
    hand.language = 'en';
    await hand.open(path);
    const here = new URL(hand.page.url());
    for (const language of ['fr', 'en']) {
      hand.language = language;
      const link = hand.page.locator('a.c-language');
      expect_equal(await link.getAttribute('lang'), language, 'language of the switch');
      expect_equal(
        (await link.textContent()).trim(),
        word(language, 'frame.this_language'),
        'the switch is written in its own language',
      );
      await hand.load(() => link.click());
      const there = new URL(hand.page.url());
      expect_equal(there.pathname + there.search, here.pathname + here.search, 'address after the switch');
      if (title) await hand.expect_shown(title);
    }
  }
  hand.language = 'fr';
  await hand.load(() => hand.page.locator('a.c-language').click());
  await hand.open('/situations'); // and it stays
  hand.language = 'en';
  await hand.load(() => hand.page.locator('a.c-language').click());
});
