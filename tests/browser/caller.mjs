// A seat without a browser: for preparing situations, and for looking at many pages quickly.
import { password } from './town.mjs';

const patience = () => AbortSignal.timeout(30_000);

export const links_in = (html) =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"#]*)[^"]*"/g)].map(([, address]) => address.replaceAll('&amp;', '&'));
export const title_in = (html) => html.match(/<title>(.*?)<\/title>/s)?.[1] ?? '';
const hidden_in = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];

export class Caller {
  constructor(town, login) {
    Object.assign(this, { town, login });
  }

  static async sign_in(town, login) {
    const seat = new Caller(town, login);
    const reply = await seat.send('/sign-in', { login, password });
    const cookie = reply.headers.getSetCookie?.()[0] ?? reply.headers.get('set-cookie');
    if (!cookie) throw new Error(`${login} cannot sign in: ${reply.status}`);
    [seat.cookie_name, seat.cookie_value] = cookie.split(';')[0].split(/=(.*)/s);
    seat.csrf = hidden_in((await seat.get('/')).text, 'csrf');
    return seat;
  }

  // As a browser keeps it. The language is told apart, so that both can be walked on one session.
  cookies(language) {
    const out = [
      {
        name: this.cookie_name,
        value: this.cookie_value,
        domain: 'localhost',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ];
    if (language)
      out.push({
        name: '__Host-language',
        value: language,
        domain: 'localhost',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      });
    return out;
  }

  headers() {
    return this.cookie_name ? { cookie: `${this.cookie_name}=${this.cookie_value}` } : {};
  }

  // `sent`: the bytes of the body as they were sent, compressed or not.
  async get(path, language) {
    const headers = this.headers();
    if (language) headers.cookie = [headers.cookie, `__Host-language=${language}`].filter(Boolean).join('; ');
    const reply = await fetch(this.town.origin + path, { headers, redirect: 'manual', signal: patience() });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, sent: Number(reply.headers.get('content-length')) };
  }

  async send(path, fields) {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    if (this.csrf) body.append('csrf', this.csrf);
    const reply = await fetch(this.town.origin + path, {
      method: 'POST',
      headers: this.headers(),
      body,
      redirect: 'manual',
      signal: patience(),
    });
    return {
      status: reply.status,
      headers: reply.headers,
      text: await reply.text(),
      location: reply.headers.get('location'),
    };
  }

  // An act on a situation as it is now; gives where it led, without what was said.
  async act(situation, page, fields = {}) {
    const form = ['answer', 'contact'].includes(page) ? situation : `${situation}/${page}`; // where its form stands
    const version = hidden_in((await this.get(form)).text, 'version');
    const reply = await this.send(`${situation}/${page}`, { ...fields, ...(version ? { version } : {}) });
    if (reply.status !== 303)
      throw new Error(`${this.login}: ${page} was answered ${reply.status}: ${title_in(reply.text)}`);
    return reply.location.split('?')[0];
  }
}
