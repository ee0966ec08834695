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

const typed_person = {
  given_name: 'Florizelle',
  family_name: 'Umbrageworth',
  address: '9 "Quotation" <Mews>',
  'birth_date~year': '19x7',
  safety_note: "L'escalier\nest raide & étroit",
};

for (const scripts of [true, false])
  test(`the language switch keeps what was typed ${scripts ? 'with' : 'without'} JavaScript`, async (world) => {
    const by = await seats_of(world);
    const situation = await situation_at('screening', by, names);
    world.chrome.never_shown.push('Florizelle', 'Umbrageworth', 'Quotation');
    const hand = await world.hand({ login: 'nurse', scripts });
    hand.judged = scripts;
    const posted = [];
    hand.page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
    const switch_to = async (language) => {
      hand.language = language;
      await hand.load(() => hand.page.locator('.c-language').click());
    };

    await hand.open(`${situation}/picture`);
    await hand.choose('protective_factors', 'caring_school_environment');
    await hand.choose('risk_factors~suicide_current_risk', '1');
    await hand.page.locator('input[value=housing_no_access_to_appropriate_housing]').uncheck();
    await hand.pick('person_2_age', '6_11');
    const picture_is_kept = async () => {
      for (const box of ['input[value=caring_school_environment]', 'input[name="risk_factors~suicide_current_risk"][value="1"]'])
        expect(await hand.page.locator(box).isChecked(), `the choice is lost: ${box}`);
      const unticked = hand.page.locator('input[name=risk_factors][value=housing_no_access_to_appropriate_housing]');
      expect(!(await unticked.isChecked()), 'what was taken back is there again');
      expect_equal(await hand.page.locator('select[name=person_2_age]').inputValue(), '6_11', 'half a person');
    };
    for (const language of ['fr', 'en']) {
      await switch_to(language);
      await hand.expect_shown('situations.picture.title');
      await picture_is_kept();
    }
    expect_equal(hand.path(), `${situation}/picture`, 'address');
    await by.origin.act(situation, 'picture', { person_1_age: '60_plus', person_1_sex: 'male' }); // meanwhile
    await switch_to('fr');
    await picture_is_kept();
    await hand.pick('person_2_age', '');
    await hand.press('situations.picture.save');
    await hand.expect_shown('situations.stale.title');
    await hand.press('situations.picture.save');
    await hand.expect_shown('said.picture_saved');

    await hand.open(`${situation}/identity`);
    for (const [name, text] of Object.entries(typed_person)) await hand.type(name, text);
    await hand.pick('spoken_language', 'fr');
    for (const language of ['en', 'fr', 'en']) {
      await switch_to(language);
      await hand.expect_shown('situations.identity.title');
      for (const [name, text] of Object.entries(typed_person))
        expect_equal(await hand.page.locator(`[name="${name}"]`).inputValue(), text, name);
      expect_equal(await hand.page.locator('[name=spoken_language]').inputValue(), 'fr', 'spoken_language');
    }
    const kept = await by.origin.send(`${situation}/names`, {});
    expect(!kept.text.includes('Umbrageworth'), 'a change of language saved a name');
    for (const url of posted) expect(!new URL(url).search, `a form is posted to ${url}`);
    await hand.type('birth_date~year', '1977');
    await hand.type_date('birth_date', { year: '1977', month: '3', day: '9' });
    await hand.load(() => hand.page.locator('[name=given_name]').press('Enter')); // does what the form is for
    await hand.expect_shown('said.identity_kept');
    hand.language = 'en';

    // Who looked the name up and then changes the language keeps it in the form, by one look.
    await hand.open(`${situation}/identity`);
    await hand.press('situations.identity.fill_in');
    await hand.type('telephone', '705-555-0111');
    await switch_to('fr');
    expect_equal(await hand.page.locator('[name=family_name]').inputValue(), 'Umbrageworth', 'family_name');
    expect_equal(await hand.page.locator('[name=telephone]').inputValue(), '705-555-0111', 'telephone');
    await switch_to('en');
  });

test('of two forms on a page, the one touched last keeps what was typed', async (world) => {
  const situation = await situation_at('discussion', await seats_of(world), names);
  const hand = await world.hand({ login: 'chair' });
  await hand.open(`${situation}/decide`);
  await hand.choose('reasons_intensity_of_harm', 'risk_to_life');
  await hand.choose('reason', 'already_connected');
  hand.language = 'fr';
  await hand.load(() => hand.page.locator('.c-language').click());
  expect(await hand.page.locator('input[name=reason][value=already_connected]').isChecked(), 'the choice is lost');
  await hand.choose('reasons_intensity_of_harm', 'risk_to_life');
  hand.language = 'en';
  await hand.load(() => hand.page.locator('.c-language').click());
  const box = hand.page.locator('input[name=reasons_intensity_of_harm][value=risk_to_life]');
  expect(await box.isChecked(), 'the choice is lost');
});

test('a form for another language is sent by its own pages alone', async (world) => {
  const by = await seats_of(world);
  const situation = await situation_at('screening', by, names);
  const stranger = await world.caller('teacher');
  const reply = await stranger.send(`${situation}/identity`, { switch_to: 'fr', family_name: 'Umbrageworth' });
  expect_equal(reply.status, 404, 'a seat that does not know of it');
  expect(!reply.text.includes('Umbrageworth'), 'what was typed comes back to who may not type it');
  const nowhere = await by.origin.send(`${situation}/nowhere`, { switch_to: 'fr' });
  expect_equal(nowhere.status, 303, 'an address that shows no page');
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
      const link = hand.page.locator('.c-language');
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
  await hand.load(() => hand.page.locator('.c-language').click());
  await hand.open('/situations'); // and it stays
  hand.language = 'en';
  await hand.load(() => hand.page.locator('.c-language').click());
});
