// What watches over every other case must itself notice.
import { expect, test } from './report.mjs';

test('the watch over every page notices what it is there for', async (world) => {
  const { chrome } = world;
  const hand = await world.hand({ login: 'nurse' });
  await hand.open('/about');
  await chrome.judge_access(hand.page);
  await chrome.judge_reflow(hand.page);
  const before = chrome.faults.splice(0);

  const notices = async (what, doing, judging) => {
    await hand.page.evaluate(doing);
    await judging();
    const told = chrome.faults.splice(0);
    expect(
      told.some((one) => one.includes(what)),
      `not noticed: ${what} (told: ${told.join('; ')})`,
    );
  };
  const look = () => chrome.looked_at(hand.page, 'en');
  await notices(
    'axe image-alt',
    () => document.querySelector('main').append(new Image()),
    () => chrome.judge_access(hand.page),
  );
  await notices(
    'axe color-contrast',
    () => {
      const pale = document.createElement('p');
      pale.className = 'pale';
      pale.textContent = 'pale';
      document.querySelector('main').append(pale);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.pale { color: #ccc; background: #fff }');
      document.adoptedStyleSheets = [sheet];
    },
    () => chrome.judge_access(hand.page),
  );
  await notices(
    'wide at 320 px',
    () => {
      const wide = document.createElement('pre');
      wide.textContent = 'x'.repeat(400);
      document.querySelector('main').append(wide);
    },
    () => chrome.judge_reflow(hand.page),
  );
  await notices('kept in the browser', () => localStorage.setItem('a', 'b'), look);
  await notices(
    'is in fr',
    () => {
      localStorage.clear();
      document.documentElement.lang = 'fr';
    },
    look,
  );
  await notices(
    'personal name',
    () => {
      document.documentElement.lang = 'en';
      document.title = 'Zorbatrix';
    },
    async () => {
      chrome.never_shown.push('Zorbatrix');
      await look();
      chrome.never_shown.pop();
    },
  );
  await notices(
    'console: ',
    () => {
      document.body.append(Object.assign(document.createElement('div'), { innerHTML: '<p style="color:red">x</p>' }));
    },
    async () => {
      await hand.page.evaluate(() => 0);
    },
  );
  const failed = hand.page.waitForEvent('requestfailed');
  await notices(
    'leaves the site',
    () => {
      location.href = 'http://elsewhere.invalid/';
    },
    () => failed,
  );
  chrome.faults.splice(0);
  chrome.faults.push(...before);
});
