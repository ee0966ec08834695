// What a browser may add to pages that work without it: the error summary takes the focus, long check-lists can be
// narrowed while typing, a form is sent once, a changed form is not left by mistake, what is told in words is asked of the
// guard while it is typed, what is typed is kept as a draft on the server, a meeting that is followed renews itself, and
// its chair may use one key for what has a button.
// No storage, and no requests but for the same page again, to the guard of this house and for drafts: nothing here keeps
// what a page shows, or sends it anywhere else.
'use strict';
(() => {
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\u2019/g, "'").toLowerCase();
  const counted = (list, number) =>
    number === 0 ? list.dataset.none : number === 1 ? list.dataset.one : list.dataset.many.replace('{0}', number);

  const summary = document.querySelector('.c-errors');
  if (summary) summary.focus();

  for (const list of document.querySelectorAll('[data-checklist]')) {
    const groups = [...list.querySelectorAll('.c-group')].map((group) => ({
      group,
      count: group.querySelector('.c-group__count'),
      name: fold(group.querySelector('.c-group__name').textContent),
      openBefore: group.open,
      items: [...group.querySelectorAll('li')].map((item) => ({
        item,
        box: item.querySelector('input[type=checkbox]'),
        words: fold(item.querySelector('.c-choice').textContent),
      })),
    }));

    const recount = () => {
      for (const { count, items } of groups) {
        const number = items.filter(({ box }) => box.checked).length;
        count.textContent = counted(list, number);
        count.classList.toggle('is-some', number > 0);
      }
    };
    list.addEventListener('change', recount);
    window.addEventListener('pageshow', recount); // the browser may bring ticks back

    const tools = list.querySelector('.c-checklist__filter');
    const find = tools.querySelector('input');
    const said = tools.querySelector('[role=status]');
    let narrowed = false;
    let later = 0;
    const narrow = () => {
      const sought = fold(find.value).split(/\s+/).filter(Boolean);
      if (sought.length > 0 && !narrowed) for (const entry of groups) entry.openBefore = entry.group.open;
      let shown = 0;
      for (const entry of groups) {
        let here = 0;
        for (const { item, words } of entry.items) {
          item.hidden = !sought.every((word) => words.includes(word) || entry.name.includes(word));
          here += item.hidden ? 0 : 1;
        }
        shown += here;
        entry.group.hidden = here === 0;
        if (sought.length > 0) entry.group.open = here > 0;
        else if (narrowed) entry.group.open = entry.openBefore || entry.items.some(({ box }) => box.checked);
      }
      narrowed = sought.length > 0;
      clearTimeout(later); // said once the typing rests, not at every letter
      later = setTimeout(() => {
        said.textContent = !narrowed ? '' : shown === 0 ? list.dataset.foundNone : list.dataset.found.replace('{0}', shown);
      }, 400);
    };
    find.addEventListener('input', narrow);
    find.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault(); // it would send the form
    });
    tools.hidden = false;
  }

  let leavingIsFine = true;
  const sentAt = new WeakMap(); // by form; heard here, so that forms which are put in later count too
  document.addEventListener('submit', (event) => {
    if (event.target.method !== 'post') return;
    if (event.timeStamp - (sentAt.get(event.target) ?? -Infinity) < 3000) return event.preventDefault();
    sentAt.set(event.target, event.timeStamp);
    leavingIsFine = true;
  });
  for (const form of document.querySelectorAll('form[data-warn-when-leaving]')) {
    form.addEventListener('input', (event) => {
      if (event.target.name) leavingIsFine = false;
    });
  }
  // Of several forms, the one touched last goes along when the language is changed.
  const carrying = document.querySelectorAll('.c-header button[form]');
  for (const form of document.querySelectorAll('form[id^=typed-]'))
    form.addEventListener('input', () => carrying.forEach((button) => button.setAttribute('form', form.id)));

  window.addEventListener('beforeunload', (event) => {
    if (!leavingIsFine) event.preventDefault();
  });

  // The guard against re-identification: asked once the typing rests, it answers with the marks; the last question counts.
  // Read aloud is how many, and only when that changes. Saving asks the same again, so nothing rests on this.
  for (const guard of document.querySelectorAll('[data-guard]')) {
    const typed = guard.querySelector('textarea');
    const found = guard.querySelector('[data-guard-found]');
    const left = guard.querySelector('[data-guard-left]');
    const said = guard.querySelector('[role=status]');
    const { csrf, language } = typed.form.elements;
    let later = 0;
    let asked = 0;
    let said_before = '';
    const ask = async () => {
      const mine = ++asked;
      if (typed.value.trim() === '') return void (found.replaceChildren(), (said.textContent = ''));
      const body = new URLSearchParams({
        csrf: csrf.value, text: typed.value, language: language.value, situation: guard.dataset.situation,
      });
      try {
        const reply = await fetch(guard.dataset.guard, { method: 'POST', body });
        const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
        const result = page.querySelector('[data-guard-result]');
        if (!reply.ok || mine !== asked || !result) return; // signed out or too often: saving still asks
        found.replaceChildren(result);
        if (said_before !== result.dataset.said) said.textContent = said_before = result.dataset.said;
      } catch {
        // No connection just now; saving asks again.
      }
    };
    const count = () => {
      left.textContent = guard.dataset.left.replace('{0}', Number(typed.maxLength) - typed.value.length);
    };
    count();
    const soon = () => {
      count();
      clearTimeout(later);
      later = setTimeout(ask, 400);
    };
    typed.addEventListener('input', soon);
    for (const one of typed.form.querySelectorAll('input[name=language]')) one.addEventListener('change', soon);
    found.addEventListener('click', (event) => {
      const button = event.target.closest('[data-neutral]');
      if (!button) return;
      typed.value = button.dataset.neutral;
      typed.dispatchEvent(new Event('input', { bubbles: true }));
      typed.focus();
    });
    if (typed.value !== '' && guard.dataset.shown !== 'yes') ask();
  }

  // Drafts: a second after the last letter, and every two seconds while somebody types, the form goes to /drafts as it
  // stands, without passwords. It also goes when the page is left or sent: what arrives after a form was sent is not kept.
  const drafts = new Map(); // by form: what is not kept yet, and since when
  const opening = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0')).join('');
  let thisOpening = opening(); // of this page, in this tab
  const of_draft = (form) => {
    if (!drafts.has(form)) drafts.set(form, { since: null, timer: 0, busy: false, well: null });
    return drafts.get(form);
  };
  const is_secret = (name) => [...document.getElementsByName(name)].some((one) => one.type === 'password' || one.type === 'file');
  const typed_in = (form) => {
    const body = new URLSearchParams();
    const names = new Set();
    for (const { name, type } of form.elements)
      if (name && type !== 'hidden' && type !== 'submit' && !is_secret(name)) names.add(name.split('~')[0]);
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && name !== 'then' && !is_secret(name)) body.append(name, value);
    body.append('draft~form', new URL(form.action).pathname);
    body.append('draft~opening', thisOpening);
    body.append('draft~names', [...names].join(' '));
    return body;
  };
  const say_of_draft = (form, text, well) => {
    const draft = of_draft(form);
    const seen = form.querySelector('.c-draft');
    seen.textContent = text;
    seen.hidden = false;
    seen.classList.toggle('is-not-saved', !well);
    if (draft.well !== well || text.length > 60) form.querySelector('.c-draft-said').textContent = text;
    draft.well = well;
  };
  const keep_draft = async (form, parting = false) => {
    const draft = of_draft(form);
    if (draft.since === null || (draft.busy && !parting)) return;
    clearTimeout(draft.timer);
    draft.since = null;
    draft.busy = true;
    let text = form.dataset.draft;
    let well = false;
    try {
      const reply = await fetch('/drafts', { method: 'POST', body: typed_in(form), keepalive: parting, redirect: 'error' });
      if (reply.headers.get('Content-Type')?.startsWith('text/plain')) text = await reply.text();
      well = reply.ok;
      if (well) {
        form.elements.draft.value = `${form.elements.draft.value.split(' ')[0]} ${thisOpening}`;
      }
    } catch {
      // No connection just now.
    }
    draft.busy = false;
    if (!well) draft.since ??= performance.now(); // the next letter tries again, and so does leaving
    else if (draft.since !== null) soon(form);
    if (well && draft.since === null) leavingIsFine = [...drafts.values()].every((one) => one.since === null);
    if (form.isConnected) say_of_draft(form, text, well);
  };
  const soon = (form) => {
    const draft = of_draft(form);
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => keep_draft(form), Math.max(0, Math.min(1000, draft.since + 2000 - performance.now())));
  };
  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (!form || form.dataset.draft === undefined || !event.target.name || is_secret(event.target.name)) return;
    of_draft(form).since ??= performance.now();
    soon(form);
  });
  const keep_all = () => {
    for (const form of drafts.keys()) keep_draft(form, true);
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep_all());
  window.addEventListener('pagehide', keep_all);
  window.addEventListener('pageshow', (event) => event.persisted && (thisOpening = opening()));
  document.addEventListener('submit', ({ target: form }) => {
    if (form.getAttribute('action') === '/drafts/discard') {
      for (const draft of drafts.values()) clearTimeout(draft.timer);
      drafts.clear();
    }
    if (form.dataset.draft === undefined) return;
    const mark = form.elements.draft; // so that the server knows which draft has been sent, the one on its way too
    if (!mark.value.split(' ').includes(thisOpening)) mark.value += ` ${thisOpening}`;
    if (drafts.has(form)) keep_draft(form, true);
  });

  // The timer goes on from the server's figure by the browser's steady clock; what the computer thinks the time is does
  // not count.
  const timers = () => {
    for (const timer of document.querySelectorAll('.c-timer:not([data-runs])')) {
      timer.dataset.runs = 'yes';
      const loaded = performance.now();
      const spentThen = Number(timer.dataset.spent);
      const limit = Number(timer.dataset.limit);
      const shown = timer.querySelector('.c-timer__time');
      const pattern = shown.textContent; // "3 min 20 s", in whatever language
      const tick = () => {
        if (!timer.isConnected) return clearInterval(running);
        const spent = spentThen + Math.floor((performance.now() - loaded) / 1000);
        const parts = [Math.floor(spent / 60), spent % 60];
        shown.textContent = pattern.replace(/\d+/g, () => String(parts.shift() ?? ''));
        timer.dataset.over = spent >= limit ? 'yes' : 'no';
      };
      const running = setInterval(tick, 1000);
    }
  };
  timers();

  // Keys of the cockpit: the server lists them, with the address of what each leads to, and says whether they are on.
  // Each does what its link or button does; where that cannot be undone, it leads to the button and Enter does it.
  // Whoever is in a form is choosing or typing, whatever the kind of field; its buttons are no fields.
  const types = (one) => (one.form && one.localName !== 'button') || one.closest('textarea, select, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    const keys = document.querySelector('#keys[data-on=yes]');
    if (!keys || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || event.defaultPrevented) return;
    if (types(event.target)) return;
    if (event.key === '?') {
      const summary = keys.querySelector('summary');
      summary.parentElement.open = true;
      event.preventDefault();
      return summary.focus();
    }
    const row = [...keys.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key.toLowerCase());
    if (!row || event.shiftKey) return;
    const leads = (address) => new URL(address, location).pathname + new URL(address, location).hash === row.dataset.leads;
    const form = [...document.querySelectorAll('form[method=post]')].find((one) => leads(one.action));
    const there = form ? form.querySelector('button') : [...document.querySelectorAll('main a[href]')].find((one) => leads(one.href));
    if (!there) return;
    event.preventDefault();
    if (row.dataset.again !== 'yes') return there.click();
    there.focus();
    document.querySelector('#keys-said').textContent = keys.dataset.confirm.replace('{0}', there.textContent.trim());
  });

  // A meeting says only that something changed; the page then asks for itself again, and puts in the parts that differ.
  const meeting = document.querySelector('#meeting');
  if (meeting && window.EventSource) {
    const plain = (part) => {
      const copy = part.cloneNode(true); // the proof of the session is masked anew each time; that is no difference
      for (const hidden of copy.querySelectorAll('input[name=csrf]')) hidden.removeAttribute('value');
      for (const timer of copy.querySelectorAll('.c-timer')) timer.remove();
      return copy.innerHTML;
    };
    let shown = new Map();
    const remember = () => {
      shown = new Map([...document.querySelectorAll('[data-live]')].map((part) => [part.id, plain(part)]));
    };
    remember();
    // What an element does, so that it is found again among new ones: a form is about the same thing when it goes to the
    // same address with the same hidden fields. The focus never moves to another act, nor a choice to another situation.
    const how_sent = ['csrf', 'version', 'then'];
    const what_form = (form) =>
      form &&
      form.action + [...form.querySelectorAll('input[type=hidden]')]
        .filter(({ name }) => !how_sent.includes(name))
        .map(({ name, value }) => `|${name}=${value}`);
    const what = (one) =>
      [one.localName, what_form(one.form) ?? one.getAttribute('href') ?? '', one.name ?? '', one.type === 'text' ? '' : (one.value ?? ''), one.matches('button, a, summary') ? one.textContent : ''].join('|');
    const can_focus = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const put = (part, next) => {
      const focused = part.contains(document.activeElement) ? what(document.activeElement) : null;
      const open = [...part.querySelectorAll('details[open] > summary')].map((one) => one.textContent);
      const choices = new Map([...part.querySelectorAll('input:not([type=hidden]), select, textarea')].map((one) => [what(one), one]));
      // What was wrong with a form stays with it, for as long as the same can still be done.
      const wrong = [...part.querySelectorAll('form:has(.c-field--wrong)')];
      part.replaceChildren(...next.childNodes);
      for (const old of wrong) {
        const fresh = [...part.querySelectorAll('form')].find((form) => what_form(form) === what_form(old));
        if (!fresh) continue;
        for (const name of how_sent) if (old.elements[name] && fresh.elements[name]) old.elements[name].value = fresh.elements[name].value;
        fresh.replaceWith(old);
      }
      for (const one of part.querySelectorAll('details > summary')) if (open.includes(one.textContent)) one.parentElement.open = true;
      for (const one of part.querySelectorAll('input:not([type=hidden]), select, textarea')) {
        const before = choices.get(what(one));
        if (!before) continue;
        if (one.matches('[type=radio], [type=checkbox]')) one.checked = before.checked;
        else one.value = before.value;
      }
      if (focused === null) return;
      const again = [...part.querySelectorAll(can_focus)].find((one) => what(one) === focused);
      if (!again) part.tabIndex = -1;
      (again ?? part).focus({ preventScroll: true });
    };
    let asking = false;
    let asked = false;
    let going = false; // what this reader has just sent or followed brings its own page, and must not be cut short
    window.addEventListener('beforeunload', () => (going = true));
    window.addEventListener('pageshow', () => (going = false));
    const renew = async () => {
      if (going) return;
      if (asking) return void (asked = true);
      asking = true;
      try {
        const reply = await fetch(meeting.dataset.fetch, { headers: { Accept: 'text/html' } });
        const next = new DOMParser().parseFromString(await reply.text(), 'text/html');
        if (going) return;
        const there = [...next.querySelectorAll('[data-live]')].map((part) => part.id).join();
        const here = [...document.querySelectorAll('[data-live]')].map((part) => part.id).join();
        // Other parts than before, the minutes, or signed out: the whole page, asked for anew and never sent again.
        if (!reply.ok || reply.redirected || there !== here) return location.replace(meeting.dataset.page);
        for (const part of document.querySelectorAll('[data-live]')) {
          const fresh = next.getElementById(part.id);
          // What is wrong with joining or adding stays beside its field; what is about the table itself is never old.
          if (part.matches('#live-join, #live-add') && part.querySelector('.c-field--wrong')) continue;
          if (shown.get(part.id) !== plain(fresh)) put(part, fresh);
        }
        remember();
        timers();
      } catch {
        // No connection just now: the stream is opened again, and says so.
      } finally {
        asking = false;
        if (asked) {
          asked = false;
          renew();
        }
      }
    };
    const listen = () => {
      const stream = new EventSource(meeting.dataset.events);
      const end = () => {
        stream.close();
        renew(); // leads to signing in or unlocking where that is why
        setTimeout(listen, 3000 + Math.random() * 3000);
      };
      stream.addEventListener('message', renew);
      stream.addEventListener('end', end);
      stream.addEventListener('error', () => stream.readyState === EventSource.CLOSED && end());
    };
    listen();
  }
})();
