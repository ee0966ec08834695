import { expect, expect_equal, test } from './report.mjs';
import * as step from './journey.mjs';

const agencies = {
  en: { lead: 'Lantern Point Mental Health and Addictions', assisting: 'Rivermouth Community Housing' },
  fr: { lead: 'Santé mentale et dépendances Pointe-au-Fanal', assisting: 'Logement communautaire Rivermouth' },
};

async function whole_journey(world, note, { language, scripts, judged, person }) {
  world.chrome.never_shown.push(person.given, person.family, person.address);
  const seat = async (login) => {
    const hand = await world.hand({ language, scripts });
    hand.judged = judged;
    await hand.sign_in(login);
    return hand;
  };
  const { lead: lead_agency, assisting: assisting_agency } = agencies[language];

  const nurse = await seat('nurse');
  const situation = await step.screen(nurse);
  await step.describe(nurse);
  await step.keep_identity(nurse, person);
  const number = await step.present(nurse);

  const chair = await seat('chair');
  await step.accept(chair, number, [lead_agency, assisting_agency]);
  await nurse.home();
  nurse.actions = 0;
  await step.disclose(nurse, number);

  const teacher = await seat('teacher');
  await step.cannot_look_up(teacher, situation);
  const lantern = await seat('lantern'),
    housing = await seat('housing');
  await step.answer(lantern, number);
  await step.answer(housing, number);
  const for_the_table = [lantern, housing].map((hand) => hand.actions);
  const names = await step.look_up(lantern, 'show_names', [person.given, person.family]);
  expect(!names.includes(person.address), 'the address is shown before filter 4');
  expect_equal(await lantern.button('situations.identity.show_contact').count(), 0, 'address offered at filter 3');

  await step.assign(chair, lead_agency, assisting_agency);
  const actions = chair.actions + nurse.actions + for_the_table.reduce((a, b) => a + b);
  const parts = `chair ${chair.actions}, discloses ${nurse.actions}, answers ${for_the_table}`;
  note(`accept, disclose, two answers, assign two agencies: ${actions} actions (${parts})`);
  expect(actions <= 20, `${actions} actions; at most 20`);

  await lantern.home();
  await step.first_contact(lantern, number);
  await step.look_up(lantern, 'show_contact', [person.address, person.telephone, person.safety_note]);
  await step.find_and_record_service(lantern, 'connected');
  await lantern.follow('situations.act.mobilize'); // one that no directory knows
  await step.record_service(lantern, 'informed');
  await step.conclude(lantern);

  await chair.open(situation);
  await chair.expect_shown('situations.concluded');
  expect_equal(await step.figure(chair, 'situations.reduction.assessed'), '2', 'risk factors assessed again');
  expect_equal(await step.figure(chair, 'situations.reduction.reduced'), '2', 'risk factors lowered');
  expect_equal(await step.figure(chair, 'situations.reduction.gone'), '1', 'risk factors gone');
  expect_equal(await chair.page.locator('.c-personal').count(), 0, 'personal values before the chair');
}

const person = (given, family) => ({
  given,
  family,
  born: { year: '1931', month: '2', day: '17' },
  address: `77 ${family} Crescent`,
  telephone: '705-555-0177',
  safety_note: 'A large dog behind the gate',
});

test('the whole journey in English, from screening to conclusion', (world, note) =>
  whole_journey(world, note, {
    language: 'en',
    scripts: true,
    judged: true,
    person: person('Zephrine', 'Quockerwodger'),
  }));
test('the whole journey in French', (world, note) =>
  whole_journey(world, note, {
    language: 'fr',
    scripts: true,
    judged: true,
    person: person('Aldebrand', 'Falbalastre'),
  }));
test('the whole journey without JavaScript', (world, note) =>
  whole_journey(world, note, { language: 'en', scripts: false, person: person('Wilhelmarie', 'Snollygoster') }));
