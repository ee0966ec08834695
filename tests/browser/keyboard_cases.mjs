import { expect, expect_equal, test } from './report.mjs';
import { names, seats_of, situation_at } from './situations.mjs';
import { password } from './town.mjs';
import { word } from './words.mjs';

// Presses Tab until what is wanted has the focus; each stop on the way must be visible and show that it has the focus.
async function tab_to(hand, what, most = 120) {
  for (let presses = 0; presses < most; ++presses) {
    await hand.page.keyboard.press('Tab');
    const at = await hand.page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const label = one.labels?.[0];
      const drawn = (of) => (of.outlineStyle !== 'none' && parseFloat(of.outlineWidth) >= 2) || of.boxShadow !== 'none';
      const box = one.getBoundingClientRect();
      return {
        name: (label ?? one).textContent.replace(/\s+/g, ' ').trim(),
        tag: one.localName,
        field: one.getAttribute('name'),
        value: one.value ?? '',
        href: one.getAttribute('href'),
        visible:
          drawn(style) ||
          (label && drawn(getComputedStyle(label))) ||
          (label && drawn(getComputedStyle(label, '::before'))),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        body: one === document.body,
      };
    });
    if (at.body) continue; // the end of the page: the next press begins again
    expect(at.visible, `the focus is not visible on <${at.tag}> "${at.name.slice(0, 40)}" of ${hand.path()}`);
    expect(at.seen, `the focus is on something unseen: <${at.tag}> "${at.name.slice(0, 40)}" of ${hand.path()}`);
    if (what(at)) return;
  }
  expect(false, `not reached with Tab on ${hand.path()}`);
}
const called = (language, key, tag) => (at) => at.name === word(language, key) && (!tag || at.tag === tag);


test('keyboard only: sign in', async (world) => {
  const hand = await world.hand();
  await hand.open('/');
  await hand.page.keyboard.press('Tab');
  expect_equal(
    await hand.page.evaluate(() => document.activeElement.getAttribute('href')),
    '#main',
    'the first stop skips to the content',
  );
  await hand.page.keyboard.press('Enter');
  await tab_to(hand, (at) => at.field === 'login');
  await hand.page.keyboard.type('nurse');
  await tab_to(hand, (at) => at.field === 'password');
  await hand.page.keyboard.type(password);
  await hand.load(() => hand.page.keyboard.press('Enter'));
  await hand.expect_shown('situations.home.title');
});

test('keyboard only: reject at filter 2', async (world) => {
  const at = await situation_at('discussion', await seats_of(world), names);
  const hand = await world.hand({ login: 'chair' });
  await hand.open('/');
  await tab_to(hand, (stop) => stop.href === `${at}/decide`);
  await hand.load(() => hand.page.keyboard.press('Enter'));
  await tab_to(hand, (stop) => stop.field === 'reason');
  await hand.page.keyboard.press('Space');
  await hand.page.keyboard.press('ArrowDown');
  expect_equal(await hand.page.locator('input[name=reason]:checked').count(), 1, 'reasons chosen');
  await tab_to(hand, called('en', 'situations.decide.reject.button', 'button'));
  await hand.load(() => hand.page.keyboard.press('Enter'));
  await hand.expect_shown('situations.rejected.kept');
});

test('keyboard only: present to the table', async (world) => {
  const at = await situation_at('screening', await seats_of(world), names);
  const hand = await world.hand({ login: 'nurse' });
  await hand.open('/');
  await tab_to(hand, (stop) => stop.href === `${at}/check`);
  await hand.load(() => hand.page.keyboard.press('Enter'));
  await tab_to(hand, called('en', 'situations.check.button', 'button'));
  await hand.load(() => hand.page.keyboard.press('Space'));
  await hand.expect_shown('said.situation_presented');
});
