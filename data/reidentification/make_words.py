#!/usr/bin/env python3
"""Makes words_en.txt and words_fr.txt from two Debian packages. See README.md here for sources and licences.

  apt-get download scowl hunspell-fr-classical
  dpkg-deb -x scowl_*.deb s && dpkg-deb -x hunspell-fr-classical_*.deb h
  ./make_words.py s/usr/share/dict/scowl h/usr/share/hunspell/fr .
"""
import glob
import re
import sys
import unicodedata
from collections import Counter, defaultdict


def fold(word):
    word = word.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def letters(word):
    return re.fullmatch("[a-z]{2,24}", word) is not None


def english(folder):
    """Sizes up to 60 of American, British and Canadian spelling; without possessives, names and abbreviations."""
    words = {}
    kinds = ["english", "american", "british", "british_z", "canadian", "canadian_variant_1", "variant_1"]
    for kind in kinds:
        for size in (10, 20, 35, 40, 50, 55, 60):
            for path in glob.glob(f"{folder}/{kind}-words.{size}") + glob.glob(f"{folder}/{kind}-contractions.{size}"):
                for line in open(path, encoding="latin-1"):
                    for part in re.split("[-']", fold(line.strip())):
                        if letters(part):
                            words[part] = min(size, words.get(part, 99))
    return words


def affixes(path):
    rules = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        part = line.split()
        if len(part) >= 5 and part[0] == "SFX":
            strip = "" if part[2] == "0" else part[2]
            add = part[3].split("/")[0]
            rules[part[1]].append((strip, "" if add == "0" else add, re.compile(part[4] + "$"), " ".join(part[5:])))
    return rules


def french(path):
    """Every inflected form but those of the literary past tenses, as sets of forms by lemma."""
    rules = affixes(path + ".aff")
    past = re.compile(r"po:(ipsi|simp)")
    living = re.compile(r"po:(infi|ppre|ppas|ipre|iimp|ifut|cond|spre|impe)")
    for line in open(path + ".dic", encoding="utf-8"):
        head, _, tags = line.strip().partition(" ")
        word, _, flags = head.partition("/")
        if not word or not word[0].islower() or "po:" not in tags or "po:err" in tags:
            continue
        forms = set()
        pairs = [flags[i:i + 2] for i in range(0, len(flags), 2)]
        if "()" not in pairs:
            forms.add(word)
        for flag in pairs:
            for strip, add, condition, morphology in rules.get(flag, []):
                if word.endswith(strip) and condition.search(word) and \
                        (living.search(morphology) or not past.search(morphology)):
                    forms.add(word[:len(word) - len(strip)] + add)
        whole = set()
        for form in forms:
            parts = [p for p in re.split("[-'’ ]", fold(form)) if p]
            if len(parts) > 1:
                yield {p for p in parts if letters(p)}
            elif parts and letters(parts[0]):
                whole.add(parts[0])
        yield whole


def common_prefix(words):
    first, last = min(words), max(words)
    length = 0
    while length < min(len(first), len(last)) and first[length] == last[length]:
        length += 1
    return first[:length]


def main():
    scowl, hunspell, out = sys.argv[1:]
    en = english(scowl)
    with open(out + "/words_en.txt", "w") as file:
        file.write("# English words, folded. From SCOWL 2020.12.07, sizes 10 to 60; see README.md for the notice.\n")
        file.write("\n".join(sorted(en)) + "\n")
    lemmas = {}
    for forms in french(hunspell):
        if forms:
            stem = common_prefix(forms)
            lemmas.setdefault(stem, set()).update(f[len(stem):] for f in forms)
    classes = Counter(tuple(sorted(e)) for e in lemmas.values())
    order = [c for c, _ in classes.most_common()]
    number = {c: i for i, c in enumerate(order)}
    by_class = defaultdict(list)
    for stem, endings in lemmas.items():
        by_class[number[tuple(sorted(endings))]].append(stem)
    with open(out + "/words_fr.txt", "w") as file:
        file.write("# French words, folded: a line \"= a b c\" gives the endings (_ is none) of the stems below it.\n"
                   "# From the dictionary Dicollecte/Grammalecte 7.0 (classique). This Source Code Form is subject to the\n"
                   "# terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not distributed with this file,\n"
                   "# You can obtain one at http://mozilla.org/MPL/2.0/.\n")
        for index, endings in enumerate(order):
            file.write("= " + " ".join(e or "_" for e in endings) + "\n")
            file.write("\n".join(sorted(s or "_" for s in by_class[index])) + "\n")


main()
