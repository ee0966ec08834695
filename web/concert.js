// What a browser may add to pages that work without it: the error summary takes the focus, long check-lists can be
// narrowed while typing, a form is sent once, and a changed form is not left by mistake.
// No storage, no requests, no markup from text: nothing here can keep or send what a page shows.
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
})();
