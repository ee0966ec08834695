// What an agency tells in plain words: the guard while typing, on saving without script, and the second person.
import { expect, test } from './report.mjs';
import { names, seats_of, situation_at } from './situations.mjs';

const named = 'We spoke with Zephyrina Quixwaddle at 19 Plumthwistle Lane.';
const told = {
  en: 'The mother can no longer manage, and nobody sleeps at night.',
  fr: 'La mère n’en peut plus, et personne ne dort la nuit.',
};

// Of an agency with two representatives, so that somebody can answer for somebody else's words.
async function brought_by_police(world) {
  const by = { ...(await seats_of(world)), origin: await world.caller('constable') };
  return situation_at('discussion', by, names);
}

for (const language of ['en', 'fr'])
  test(`an account with script (${language}): marks while typing, neutral words, a second person`, async (world, note) => {
    const at = await brought_by_police(world);
    const constable = await world.hand({ login: 'constable', language });
    await constable.open(`${at}/account`);
    const field = constable.page.locator('textarea[name=account]');
    const found = constable.page.locator('[data-guard-found]');
    const began = Date.now();
    await field.fill(named);
    await found.locator('mark').first().waitFor({ timeout: 5000 });
    note(`marked ${Date.now() - began} ms after typing, 400 of them waited on purpose`);
    expect((await found.locator('mark').count()) === 2, 'name and address are marked');
    expect((await constable.page.locator('[data-guard] [role=status]').textContent()).includes('2'), 'how many is said');
    await found.locator('[data-neutral]').click();
    await found.locator('mark').first().waitFor({ state: 'detached', timeout: 5000 });
    expect(!(await field.inputValue()).includes('Quixwaddle'), 'the neutral words are in the field');
    await field.fill(named);
    await constable.press('situations.account.save');
    expect(constable.path().endsWith('/account'), 'a text that is held leads back to its marks');
    await constable.expect_shown('situations.account.held.title');
    expect((await field.inputValue()) === named, 'nothing typed is lost');

    const nurse = await world.hand({ login: 'nurse', language });
    await nurse.open(at);
    await nurse.expect_shown('situations.account.held_back');
    expect(!(await nurse.page.content()).includes('Quixwaddle'), 'another seat sees words that are held back');

    const sergeant = await world.hand({ login: 'sergeant', language });
    await sergeant.open(`${at}/account`);
    await sergeant.expect_shown('situations.account.second');
    expect(!(await sergeant.page.content()).includes('Quixwaddle'), 'a colleague reads before the look is recorded');
    await sergeant.press('situations.account.second.read');
    await sergeant.choose('reason', 'known_lawfully');
    await sergeant.press('situations.account.override.button');
    await sergeant.expect_shown('said.guard_overridden');
    await nurse.reload();
    expect((await nurse.page.content()).includes('Quixwaddle'), 'the table sees what was answered for');
    await nurse.expect_shown('situations.account.overridden');

    await constable.open(`${at}/account`);
    await constable.page.locator('textarea[name=account]').fill(told[language]);
    await constable.choose('language', language);
    await constable.press('situations.account.save');
    await nurse.reload();
    expect((await nurse.page.locator(`[lang=${language}].c-told`).textContent()) === told[language], 'in its language');
  });

test('an account without script, at 320 pixels: saved, marked, and neutral words read before they are kept', async (world) => {
  const at = await brought_by_police(world);
  const hand = await world.hand({ login: 'constable', scripts: false, width: 320 });
  await hand.open(`${at}/account`);
  await hand.page.locator('textarea[name=account]').fill(named);
  await hand.press('situations.account.save');
  await hand.expect_shown('situations.account.held.title');
  await hand.press('situations.guard.use_neutral');
  const offered = await hand.page.locator('textarea[name=account]').inputValue();
  expect(!offered.includes('Quixwaddle') && offered.includes('the person'), 'neutral words are offered');
  await hand.press('situations.account.save');
  await hand.expect_shown('said.account_saved');
});
