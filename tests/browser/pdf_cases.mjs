// The print pack as a file: tagged, in the reader's language, for the seats that may print it.
import { Caller } from './caller.mjs';
import { expect, test } from './report.mjs';

const bytes_of = async (town, seat, path, language) => {
  const reply = await fetch(town.origin + path, {
    headers: { cookie: `${seat.headers().cookie}; __Host-language=${language}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(90_000),
  });
  return { status: reply.status, headers: reply.headers, text: Buffer.from(await reply.arrayBuffer()).toString('latin1') };
};

test('the print pack as a tagged PDF, in both languages', async (world, note) => {
  const chair = await world.caller('chair');
  const meeting = (await chair.get('/')).text.match(/\/meetings\/[0-9a-f]{32}/)[0];
  const page = (await chair.get(`${meeting}/print?copies=2`)).text;
  expect(page.includes(`href="${meeting}/print.pdf?copies=2"`), 'the page offers it');
  for (const language of ['en', 'fr']) {
    const began = Date.now();
    const { status, headers, text } = await bytes_of(world.town, chair, `${meeting}/print.pdf?copies=3`, language);
    note(`${text.length} bytes after ${Date.now() - began} ms`);
    expect(status === 200 && headers.get('content-type') === 'application/pdf', `it is a PDF (${status})`);
    expect(headers.get('cache-control').includes('no-store'), 'no cache keeps it');
    expect(/^inline; filename="print-pack.pdf"$/.test(headers.get('content-disposition')), 'its name says nothing');
    for (const what of ['%PDF-1.7', '/StructTreeRoot', '/Marked true', `/Lang (${language}`, '/S /H1', '/S /TH', 'pdfuaid'])
      expect(text.includes(what), `it has ${what}`);
  }
  const stranger = await bytes_of(world.town, await Caller.sign_in(world.town, 'planner'), `${meeting}/print.pdf`, 'en');
  const page_for_stranger = await (await Caller.sign_in(world.town, 'planner')).get(`${meeting}/print`);
  expect(stranger.status >= 400 && stranger.status === page_for_stranger.status, 'a planner has neither page nor file');
});
