// After all other cases of a lane: what they typed about people is not in the log of the server, nor to be read at rest.
import { expect, test } from './report.mjs';

test('no name in the log of the server, nor unsealed in its folder', async (world) => {
  const at_rest = world.town.bytes_at_rest();
  for (const word of [...world.chrome.never_shown, ...world.never_kept]) {
    expect(!world.town.log.includes(word), 'the log carries a personal value');
    expect(!at_rest.includes(word), 'the data folder holds a personal value that is not sealed');
  }
  expect(at_rest.includes('SQLite format 3'), 'the data folder was not read');
  const broken = world.town.log.match(/.*"level":"error".*/)?.[0];
  expect(!broken, `the server reported an error: ${broken}`);
});
