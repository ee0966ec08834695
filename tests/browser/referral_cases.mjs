// Referring outside the table, and answering from there: without an account, in both languages, with and without script.
import { expect, test } from './report.mjs';
import { names, seats_of, situation_at, today } from './situations.mjs';

for (const [language, scripts] of [
  ['en', true],
  ['fr', false],
])
  test(`somebody outside answers a referral through a link and a code, in ${language}${scripts ? '' : ', without script'}`, async (world) => {
    const at = await situation_at('intervention', await seats_of(world), names);
    const lead = await world.hand({ login: 'lantern', language, scripts });
    lead.judged = scripts; // axe needs them
    await lead.open(at);
    await lead.follow('referrals.refer');
    await lead.press('referrals.refer.go'); // nothing was chosen yet
    await lead.expect_shown('problem.required.performer');
    await lead.type('q', 'shelter');
    await lead.press('referrals.refer.search.button');
    await lead.page.locator('input[name="service"]').first().check();
    await lead.pick('service_type', 'shelter');
    await lead.choose('urgency', 'immediate_48h');
    await lead.choose('performer', 'outside');
    await lead.type('email', 'intake@organization.example');
    await lead.press('referrals.refer.go');
    await lead.press('referrals.send.button.outside');
    await lead.expect_shown('problem.required.consent_ground');
    await lead.choose('consent_ground', 'consent_express_written');
    await lead.type_date('consent_on', today());
    await lead.type('call_telephone', '705-555-0148');
    await lead.press('referrals.send.button.outside');
    await lead.expect_shown('referrals.handed.once');
    const code = (await lead.page.locator('main p.c-lead strong').textContent()).trim();
    expect(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(code), `a code in two groups (${code})`);
    const path = (await lead.page.locator('main code').textContent()).match(/\/answer\/[\w-]+$/)[0];
    await lead.follow('referrals.handed.done');
    const referral = lead.path();
    await lead.expect_shown('referrals.link.live');

    const outside = await world.hand({ language, scripts });
    outside.judged = scripts;
    if (language === 'fr') {
      outside.language = 'en';
      await outside.open(path);
      outside.language = 'fr';
      await outside.load(() => outside.page.locator('.c-language').click());
    } else {
      await outside.open(path);
    }
    await outside.type('code', '00000-00000');
    await outside.press('referrals.answer.open');
    await outside.expect_shown('referrals.answer.new_link');
    await outside.type('code', code);
    await outside.press('referrals.answer.open');
    await outside.expect_shown('referrals.whom');
    await outside.press('referrals.answer.button');
    await outside.expect_shown('problem.required.to');
    await outside.choose('to', 'accepted');
    await outside.choose('places', 'waitlist');
    await outside.type('wait_days', '30');
    await outside.press('referrals.answer.button');
    await outside.expect_shown('referrals.answer.next_link');
    await outside.open(path); // used
    await outside.type('code', code);
    await outside.press('referrals.answer.open');
    expect((await outside.page.locator('.c-notice, main').first().textContent()).length > 0, 'says nothing');
    expect((await outside.page.textContent('body')).includes(outside.say('referrals.link_refused')), 'a used link opens');

    await lead.open(referral);
    expect((await lead.text()).includes('30'), 'the wait is not shown');
    await lead.open('/referrals');
    await lead.expect_shown('referrals.others');
  });
