// What the pages say, read from the same files as the program reads: a case names a word by its key and finds it on the
// page in the reader's language, so that rewording a page breaks no case and a missing translation does.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..', 'src');

function files(language, folder = source) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(language, path);
    return entry.name === `${language}.po` && folder.endsWith('words') ? [path] : [];
  });
}

function read(path) {
  const words = new Map();
  let key = '',
    text = '',
    inside = '';
  const keep = () => {
    if (inside && key) words.set(key, text);
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, start, quoted] = line.match(/^(msgid |msgstr |)"(.*)"$/) ?? [];
    if (quoted === undefined) continue;
    const plain = JSON.parse(`"${quoted}"`);
    if (start === 'msgid ') {
      keep();
      key = plain;
      text = '';
      inside = '';
    } else if (start === 'msgstr ') {
      text = plain;
      inside = 'yes';
    } else if (inside) text += plain;
    else key += plain;
  }
  keep();
  return words;
}

const books = Object.fromEntries(
  ['en', 'fr'].map((language) => [language, new Map(files(language).flatMap((path) => [...read(path)]))]),
);

// The word of a key; `values` fill its {places}.
export function word(language, key, values = {}) {
  const text = books[language].get(key);
  if (text === undefined) throw new Error(`no word "${key}" in ${language}`);
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

// Whether the program may say this in that language: some word of it, with anything in its places.
export function is_said(language, text) {
  const plain = (one) => one.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const said = plain(text);
  for (const known of books[language].values()) {
    const shape = plain(known)
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    if (known && new RegExp(`^${shape}$`, 'u').test(said)) return true;
  }
  return false;
}
