// What a browser may add to pages that work without it: the error summary takes the focus, long check-lists can be
// narrowed while typing, a form is sent once, a changed form is not left by mistake, and a meeting that is followed
// renews itself.
// No storage, and no requests but for the same page again: nothing here can keep or send what a page shows.
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
  for (const form of document.querySelectorAll('form[method=post]')) {
    let sentAt = -Infinity;
    form.addEventListener('submit', (event) => {
      if (event.timeStamp - sentAt < 3000) return event.preventDefault();
      sentAt = event.timeStamp;
      leavingIsFine = true;
    });
    if ('warnWhenLeaving' in form.dataset) {
      form.addEventListener('input', (event) => {
        if (event.target.name) leavingIsFine = false;
      });
    }
  }
  // Of several forms, the one touched last goes along when the language is changed.
  const carrying = document.querySelectorAll('.c-header button[form]');
  for (const form of document.querySelectorAll('form[id^=typed-]'))
    form.addEventListener('input', () => carrying.forEach((button) => button.setAttribute('form', form.id)));

  window.addEventListener('beforeunload', (event) => {
    if (!leavingIsFine) event.preventDefault();
  });

  // The timer goes on from the server's figure by the browser's steady clock; what the computer thinks the time is does
  // not count.
  const timers = () => {
    for (const timer of document.querySelectorAll('.c-timer')) {
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

  // A meeting says only that something changed; the page then asks for itself again, and puts in the parts that differ.
  // A part in which somebody is typing stays as it is until they are done.
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
    const isTyping = (part) => {
      const active = document.activeElement;
      return part.contains(active) && active.matches('input:not([type=hidden]), select, textarea');
    };
    const hasOpen = (part) => [...part.querySelectorAll('details')].map((one) => one.open);
    const put = (part, next) => {
      const active = part.contains(document.activeElement) ? document.activeElement : null;
      const again = active && [...part.querySelectorAll('button, a')].indexOf(active);
      const open = hasOpen(part);
      part.replaceChildren(...next.childNodes);
      part.querySelectorAll('details').forEach((one, at) => (one.open = open[at] ?? one.open));
      if (active && again >= 0) part.querySelectorAll('button, a')[again]?.focus();
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
        const there = [...next.querySelectorAll('[data-live]')].map((part) => part.id).join();
        const here = [...document.querySelectorAll('[data-live]')].map((part) => part.id).join();
        // Other parts than before, the minutes, or signed out: the whole page, unless somebody is typing.
        if (!reply.ok || reply.redirected || there !== here) {
          if (leavingIsFine && !going) location.reload();
          return;
        }
        if (going) return;
        for (const part of document.querySelectorAll('[data-live]')) {
          const fresh = next.getElementById(part.id);
          if (shown.get(part.id) !== plain(fresh) && !isTyping(part)) put(part, fresh);
        }
        remember();
        timers();
      } catch {
        // No connection just now: the stream comes back by itself, and says so.
      } finally {
        asking = false;
        if (asked) {
          asked = false;
          renew();
        }
      }
    };
    const stream = new EventSource(meeting.dataset.events);
    stream.addEventListener('message', renew);
    stream.addEventListener('end', () => {
      stream.close();
      renew();
    });
  }
})();
