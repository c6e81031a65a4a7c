import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { cutButtons, draw, launch, openCardPage, overflowing } from './card-page.mjs';
import { startBot } from './program.mjs';
import { themes } from './themes.mjs';

const knowledge = new URL('../../knowledge/', import.meta.url);

/** Every topic and competency of the shipped index. */
const codes = readdirSync(new URL('en/', knowledge), { recursive: true })
  .filter((file) => file.endsWith('.md'))
  .map((file) => readFileSync(new URL(`en/${file}`, knowledge), 'utf8'))
  .flatMap((text) => [text.match(/^topic: (\w+)$/m)[1], ...[...text.matchAll(/^## .*\{#([\w-]+)\}$/gm)].map((match) => match[1])]);

let bot, browser, page;
before(async () => {
  bot = await startBot(3979, { Web__Address: 'https://bot.library.example.org' });
  browser = await launch();
  page = await openCardPage(browser);
});
after(async () => {
  await browser?.close();
  await bot?.stop();
});

test('the index is there', () => assert.ok(codes.length > 200, `${codes.length} codes`));

describe('every card of the index fits the narrow side panel', () => {
  for (const language of ['en', 'fr']) {
    test(language, async () => {
      for (const code of codes) {
        const card = await open(code, language);
        assert.deepEqual(await draw(page, card, themes[0], 280), [], `parse events: ${code}`);
        assert.deepEqual(await overflowing(page), [], `too wide: ${code}`);
        assert.deepEqual(await cutButtons(page), [], `cut: ${code}`);
        assert.ok(card.actions.length <= 6, `${code} has ${card.actions.length} actions`);
      }
      assert.deepEqual(page.errors, []);
    });
  }
});

/** The card that a press on a row for this code brings, with a card to go back to. */
async function open(code, language) {
  const verb = code.includes('-') ? 'browse/competency' : 'browse/topic';
  const data = { verb, language, code, back: { verb: 'browse/categories', language } };
  const response = await fetch(`${bot.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke', id: crypto.randomUUID(), name: 'adaptiveCard/action', channelId: 'msteams', serviceUrl: 'https://smba.example/', locale: language,
      from: { id: 'person' }, recipient: { id: 'bot' }, conversation: { id: `side-panel-${code}` }, value: { action: { type: 'Action.Execute', verb, data } },
    }),
  });
  assert.equal(response.status, 200, code);
  return (await response.json()).value;
}
