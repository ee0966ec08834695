// One browser for the suite, a context for each reader of a case. Whatever a page does that it must not do is a fault
// of the case: a request to elsewhere, an error on the console (which is how a breach of the content
// security policy shows), something kept in the browser, a page that could be cached, a title or address with a name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axe_tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

// The shapes of header, navigation, main part and footer: elements with what styles and describes them, without texts;
// what repeats counts once.
function parts_of_page() {
  const shape = (one) => {
    const about = [...one.attributes]
      .filter(({ name }) => /^(class|type|role|open|hidden|lang|tabindex|aria-(?!label|described|control))/.test(name))
      .map(({ name, value }) => `${name}=${value}`)
      .sort();
    const inside = [...new Set([...one.children].map(shape))];
    return `${one.localName}[${about}](${inside})${one.childElementCount || one.textContent.trim() ? '' : 'empty'}`;
  };
  return [...document.querySelectorAll('header, nav, main, footer')].map(
    (part) => document.documentElement.lang + shape(part),
  );
}

export class Chrome {
  faults = [];
  never_shown = []; // names that no title, address or log may carry
  contexts = [];
  judged = new Set();

  static async launch(town) {
    const chrome = new Chrome();
    chrome.town = town;
    const args = [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    ];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    chrome.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
    return chrome;
  }

  // options: scripts (default true), cookies, width
  async page({ scripts = true, cookies = [], width = 1280 } = {}) {
    const context = await this.browser.newContext({
      baseURL: this.town.origin,
      javaScriptEnabled: scripts,
      locale: 'en-CA',
      viewport: { width, height: 900 },
    });
    context.setDefaultTimeout(15_000);
    this.contexts.push(context);
    if (cookies.length) await context.addCookies(cookies);
    context.on('request', (request) => this.watch_request(request));
    context.on('response', (response) => this.watch_response(response));
    context.on('console', (message) => {
      // A refused form is answered 4xx, which the console calls a failed load; watch_response judges those.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.fault(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.fault(`script: ${error.error()}`));
    return context.newPage();
  }

  fault(what) {
    this.faults.push(what);
  }

  watch_request(request) {
    const url = request.url();
    if (!url.startsWith(this.town.origin + '/')) this.fault(`a request leaves the site: ${url}`);
    for (const name of this.never_shown)
      if (decodeURIComponent(url.replaceAll('+', ' ')).includes(name)) this.fault('an address carries a personal name');
  }

  watch_response(response) {
    const path = response.url().slice(this.town.origin.length);
    const headers = response.headers();
    if (response.status() >= 500) this.fault(`${path}: ${response.status()}`);
    if (path.startsWith('/assets/')) {
      if (response.status() !== 200) this.fault(`${path}: ${response.status()}`);
      return;
    }
    if (headers['cache-control'] !== 'no-store') this.fault(`${path}: Cache-Control is ${headers['cache-control']}`);
    const policy = headers['content-security-policy'] ?? '';
    if (!policy.includes("default-src 'none'") || policy.includes('unsafe'))
      this.fault(`${path}: Content-Security-Policy is ${policy}`);
  }

  // What must hold on every page that is looked at, whatever the case is about.
  async looked_at(page, language) {
    const seen = await page.evaluate(async () => ({
      title: document.title,
      language: document.documentElement.lang,
      headings: document.querySelectorAll('h1').length,
      kept:
        localStorage.length +
        sessionStorage.length +
        (await indexedDB.databases()).length +
        (await caches.keys()).length,
      cookies: document.cookie,
      inline: document.querySelectorAll('[style], style, script:not([src])').length,
      twice: [...document.querySelectorAll('[id]')]
        .map((one) => one.id)
        .filter((id, at, all) => all.indexOf(id) !== at),
    }));
    const at = new URL(page.url()).pathname;
    if (language && seen.language !== language) this.fault(`${at}: the page is in ${seen.language}`);
    if (seen.headings !== 1) this.fault(`${at}: ${seen.headings} main headings`);
    if (seen.kept !== 0) this.fault(`${at}: something is kept in the browser`);
    if (seen.cookies !== '') this.fault(`${at}: scripts can read a cookie`);
    if (seen.inline !== 0) this.fault(`${at}: inline style or script`);
    if (seen.twice.length) this.fault(`${at}: ids stand twice: ${seen.twice.slice(0, 3)}`);
    for (const name of this.never_shown)
      if (seen.title.includes(name)) this.fault(`${at}: the title carries a personal name`);
    return seen;
  }

  // A page all of whose parts were judged before in its language, with another text, is not judged again.
  async judge(page) {
    const parts = (await page.evaluate(parts_of_page)).filter((part) => !this.judged.has(part));
    if (!parts.length) return;
    for (const part of parts) this.judged.add(part);
    await this.judge_access(page);
    await this.judge_reflow(page);
  }

  // WCAG 2.2 A and AA as far as a program can judge them.
  async judge_access(page) {
    await page.evaluate(axe_source);
    const violations = await page.evaluate(async (tags) => {
      const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 160))
            .join(' … ')}`,
      );
    }, axe_tags);
    const at = new URL(page.url()).pathname;
    for (const violation of violations) this.fault(`${at}: axe ${violation}`);
  }

  // Content reflows at 320 CSS pixels.
  async judge_reflow(page) {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 800 });
    const { wide, widest } = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth;
      const past =
        wide > 320
          ? [...document.querySelectorAll('main *, header *, footer *')]
              .filter((one) => one.getBoundingClientRect().right > 321)
              .map((one) => one.outerHTML.slice(0, 100))
          : [];
      return { wide, widest: past[0] ?? '' };
    });
    if (wide > 320) this.fault(`${new URL(page.url()).pathname}: ${wide} px wide at 320 px: ${widest}`);
    await page.setViewportSize(before);
  }

  async close_contexts() {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    return [...new Set(this.faults.splice(0))];
  }
}
