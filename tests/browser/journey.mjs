// A situation from screening to conclusion, as each seat lives it. Every step is taken through the pages, by what is
// written on them, so the same steps run in both languages and without script.
import { expect, expect_equal } from './report.mjs';
import { reasons, risks, today } from './situations.mjs';

export async function screen(hand) {
  await hand.follow('situations.home.screen');
  const notice = hand.page.locator('.c-notice.is-danger');
  await hand.expect_shown('situations.new.danger');
  await hand.expect_shown('situations.new.duty');
  expect(
    (await notice.boundingBox()).y < (await hand.page.locator('form.c-form').boundingBox()).y &&
      (await notice.isVisible()),
    'the notice about 911 and the duty to report does not stand before the questions',
  );
  await hand.choose('subject', 'person');
  for (const question of ['acutely_elevated', 'beyond_mandate', 'options_exhausted'])
    await hand.choose(question, 'yes');
  await hand.press('situations.new.button');
  await hand.expect_shown('said.situation_opened');
  return hand.path().replace(/\/picture$/, '');
}

export async function describe(hand) {
  await hand.pick('person_1_age', '30_39');
  await hand.pick('person_1_sex', 'female');
  await hand.choose('urgency', 'immediate_48h');
  await hand.choose('risk_factors', risks[0]);
  await hand.choose(`risk_factors~${risks[0]}`, '3');
  await hand.choose('risk_factors', risks[1]);
  await hand.choose('protective_factors', 'caring_school_environment');
  await hand.press('situations.picture.save');
  await hand.expect_shown('said.picture_saved');
}

export async function keep_identity(hand, person) {
  await hand.follow('situations.act.identity');
  await hand.type('given_name', person.given);
  await hand.type('family_name', person.family);
  await hand.type_date('birth_date', person.born);
  await hand.type('address', person.address);
  await hand.type('telephone', person.telephone);
  await hand.type('safety_note', person.safety_note);
  await hand.press('situations.identity.save');
  await hand.expect_shown('said.identity_kept');
}

// Gives the number that the situation has from now on.
export async function present(hand) {
  await hand.follow('situations.act.present');
  await hand.expect_shown('situations.check.lead');
  await hand.press('situations.check.button');
  await hand.expect_shown('said.situation_presented');
  const number = (await hand.page.locator('h1').textContent()).trim();
  expect(/^S-\d{4,}$/.test(number), `"${number}" is no number of a situation`);
  return number;
}

export async function accept(hand, number, likely) {
  await hand.follow('situations.do.decision', hand.row(number));
  for (const [test, reason] of Object.entries(reasons)) await hand.choose(test, reason);
  for (const agency of likely) await hand.choose_called('likely_agencies', agency);
  await hand.press('situations.decide.accept.button');
  await hand.expect_shown('said.situation_accepted');
}

export async function reject(hand, number) {
  ++hand.actions;
  await hand.load(() => hand.page.getByRole('link', { name: number, exact: true }).first().click());
  await hand.follow('situations.act.decide');
  await hand.choose('reason', 'single_agency_can_address');
  await hand.press('situations.decide.reject.button');
  await hand.expect_shown('situations.rejected.kept');
}

export async function disclose(hand, number) {
  await hand.follow('situations.do.authority', hand.row(number));
  await hand.choose('authority', 'consent_express_written');
  await hand.type_date('given_on', today());
  await hand.choose('covers_intervention', 'yes');
  await hand.press('situations.disclose.button');
  await hand.expect_shown('said.names_disclosed');
}

export async function answer(hand, number) {
  await hand.follow('situations.do.answers', hand.row(number));
  await hand.press('situations.answer.button.involved');
  await hand.expect_shown('said.answer_given');
}

// The recorded look at the name, or at the address; back to the record afterwards.
export async function look_up(hand, what, expected) {
  await hand.press(`situations.identity.${what}`);
  const shown = await hand.page.locator('.c-personal').allTextContents();
  for (const value of expected) expect(shown.includes(value), `${value} is not shown on ${hand.path()}`);
  await hand.expect_shown('situations.identity.look_recorded');
  const text = await hand.text();
  await hand.follow('situations.identity.close');
  return text;
}

// A seat that may not see it: no button, and the address itself answers as if there were nothing.
export async function cannot_look_up(hand, situation) {
  await hand.open(situation);
  for (const what of ['show_names', 'show_contact'])
    expect_equal(await hand.button(`situations.identity.${what}`).count(), 0, 'buttons to see it');
  for (const page of ['names', 'contact-details', 'identity/kept']) {
    await hand.page.goto(situation);
    const answered = hand.page.waitForResponse((response) => response.url().endsWith(`${situation}/${page}`));
    await hand.load(() =>
      hand.page.evaluate((path) => {
        // the form of another page, sent to where this seat may not go
        const form = document.querySelector('form[action="/sign-out"]');
        form.action = path;
        form.submit();
      }, `${situation}/${page}`),
    );
    expect_equal((await answered).status(), 404, `${page} for a seat that may not see it`);
    await hand.expect_shown('refused.title.not_found');
  }
}

// From the record, where the chair still is after accepting.
export async function assign(hand, lead, assisting) {
  await hand.follow('situations.act.assign');
  await hand.choose_called('lead_agency', lead);
  await hand.choose_called('assisting_agencies', assisting);
  await hand.press('situations.assign.button');
  await hand.expect_shown('said.roles_assigned');
}

export async function first_contact(hand, number) {
  await hand.follow('situations.do.first_contact', hand.row(number));
  await hand.press('situations.contact.first_contact');
  await hand.expect_shown('said.contact_recorded');
}

// A service that fits, from the finder's reasons to the record.
export async function find_and_record_service(hand, outcome) {
  await hand.follow('situations.act.find');
  const offer = hand.link('alignment.offer').first();
  expect(await offer.count(), 'no service fits the situation');
  ++hand.actions;
  await hand.load(() => offer.click());
  await hand.expect_shown('situations.mobilize.chosen');
  await record_service(hand, outcome);
}

export async function record_service(hand, outcome) {
  await hand.pick('service_type', 'counselling');
  await hand.choose('mobilization', outcome);
  await hand.press('situations.mobilize.button');
  await hand.expect_shown('said.service_mobilized');
}

export async function conclude(hand) {
  await hand.follow('situations.act.conclude');
  await hand.choose('reason', 'connected_to_services');
  await hand.choose(`risk_after~${risks[0]}`, '1');
  await hand.choose(`risk_after~${risks[1]}`, '0');
  await hand.press('situations.conclude.button');
  await hand.expect_shown('said.situation_concluded');
}

// The number below a word among the key figures.
export async function figure(hand, key) {
  return hand.page.evaluate((label) => {
    const plain = (text) => text.replace(/\s+/g, ' ').trim();
    const node = [...document.querySelectorAll('main *')].find(
      (one) => one.children.length === 0 && plain(one.textContent) === label,
    );
    return node ? plain(node.parentElement.textContent).replace(label, '').trim() : null;
  }, hand.say(key));
}
