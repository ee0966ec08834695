// A reader's hand on a page: finds things by what they are called, and counts what it does. An action is a link, button
// or summary that is pressed, or one choice that is made; typing is not counted, finding is.
import { expect } from './report.mjs';
import { password } from './town.mjs';
import { word } from './words.mjs';

const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

export class Hand {
  actions = 0;

  constructor(world, page, language = 'en') {
    Object.assign(this, { world, page, language });
  }

  say(key, values) {
    return word(this.language, key, values);
  }

  // Does what loads another page, and looks at that page.
  async load(doing) {
    await Promise.all([this.page.waitForEvent('load'), doing()]);
    await this.look();
  }
  async look() {
    await this.world.chrome.looked_at(this.page, this.language);
    if (this.judged) await this.world.chrome.judge(this.page);
  }
  async open(path) {
    await this.load(() => this.page.goto(path));
  }
  async reload() {
    ++this.actions;
    await this.load(() => this.page.reload());
  }

  button(key) {
    return this.page.getByRole('button', { name: this.say(key), exact: true });
  }
  link(key, values) {
    return this.page.getByRole('link', { name: this.say(key, values), exact: true });
  }
  async press(key, within) {
    ++this.actions;
    await this.load(() => (within ?? this.page).getByRole('button', { name: this.say(key), exact: true }).click());
  }
  async follow(key, within) {
    ++this.actions;
    await this.load(() =>
      (within ?? this.page)
        .getByRole('link', { name: this.say(key), exact: true })
        .first()
        .click(),
    );
  }
  // Radio button or checkbox; a closed group is opened first.
  async choose(name, value) {
    const box = this.page.locator(`input[name="${name}"][value="${value}"]`);
    const group = this.page.locator('details:not([open])', { has: box });
    if (await group.count()) {
      ++this.actions;
      await group.locator('> summary').click();
    }
    ++this.actions;
    await box.check();
  }
  // By what is written beside it, within the question that is called so.
  async choose_called(name, label) {
    ++this.actions;
    const id = await this.page
      .locator(`label:has(> span:text-is(${JSON.stringify(label)}))`)
      .evaluateAll(
        (labels, name) => labels.map((one) => one.htmlFor).find((id) => document.getElementById(id)?.name === name),
        name,
      );
    expect(id, `no choice "${label}" for ${name}`);
    await this.page.locator(`#${id}`).check();
  }
  async pick(name, value) {
    ++this.actions;
    await this.page.locator(`select[name="${name}"]`).selectOption(value);
  }
  async type(name, text) {
    await this.page.locator(`[name="${name}"]:not([type=hidden])`).fill(text);
  }
  async type_date(name, { year, month, day }) {
    for (const [part, text] of Object.entries({ year, month, day })) await this.type(`${name}~${part}`, text);
  }

  async sign_in(login) {
    const wanted = this.language;
    this.language = 'en';
    await this.open('/');
    if (wanted !== 'en') {
      this.language = wanted;
      await this.load(() => this.page.locator('.c-language').click());
    }
    await this.type('login', login);
    await this.type('password', password);
    await this.press('access.sign_in.button');
    expect(new URL(this.page.url()).pathname === '/', `${login} is not at home after signing in`);
    this.actions = 0;
  }

  // The line of a situation in a table of the page.
  row(number) {
    return this.page.locator('tr', { has: this.page.getByRole('link', { name: number, exact: true }) });
  }
  async home() {
    ++this.actions;
    await this.load(() => this.page.locator('a.c-brand').click());
  }

  async text() {
    return plain(await this.page.locator('main').textContent());
  }
  async shows(key, values) {
    return (await this.text()).includes(plain(this.say(key, values)));
  }
  async expect_shown(key, values) {
    expect(await this.shows(key, values), `not shown: "${this.say(key, values)}" on ${this.page.url()}`);
  }
  path() {
    return new URL(this.page.url()).pathname;
  }
}
