// Cases by title, run one after the other; each ends with one line.
export class Failed extends Error {}

export function expect(sound, what) {
  if (!sound) throw new Failed(what);
}
export function expect_equal(seen, wanted, what) {
  if (JSON.stringify(seen) !== JSON.stringify(wanted))
    throw new Failed(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
}

const cases = [];
export function test(title, body) {
  cases.push({ title, body });
}

// Notes are printed below the line of their case.
export async function run_cases(world, only) {
  let passed = 0,
    failed = 0;
  for (const { title, body } of cases) {
    if (only && !title.includes(only)) continue;
    const began = Date.now();
    const notes = [];
    let wrong = '';
    try {
      await body(world, (note) => notes.push(note));
    } catch (error) {
      wrong = error instanceof Failed ? error.message : (error.stack ?? String(error));
    }
    for (const told of await world.after_case()) wrong += (wrong ? '\n' : '') + told;
    wrong ? ++failed : ++passed;
    console.log(`${wrong ? 'FAILED' : 'ok'}  ${title}  (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    for (const note of notes) console.log(`    ${note}`);
    for (const line of wrong ? wrong.split('\n') : []) console.log(`    | ${line}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
