import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { cutButtons, draw, launch, openCardPage, overflowing } from './card-page.mjs';
import { approvedCards } from './cards.mjs';
import { themes } from './themes.mjs';

const widths = [280, 360, 800];
const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url));
const cardWith = (...body) => ({ type: 'AdaptiveCard', version: '1.5', body });

let browser, page;
before(async () => {
  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots);
  browser = await launch();
  page = await openCardPage(browser);
});
after(() => browser?.close());

describe('an approved card fits every width in every theme', () => {
  for (const { name, card } of approvedCards) {
    test(name, async () => {
      page.errors.length = 0;
      for (const theme of themes) {
        for (const width of widths) {
          const where = `${theme.name}, ${width} px`;
          assert.deepEqual(await draw(page, card, theme, width), [], `parse events: ${where}`);
          assert.deepEqual(await overflowing(page), [], `too wide: ${where}`);
          assert.deepEqual(await cutButtons(page), [], `buttons cut: ${where}`);
          await page.locator('#card').screenshot({ path: `${screenshots}${name}.${theme.name}.${width}.png` });
        }
      }
      assert.deepEqual(page.errors, []);
    });
  }
});

describe('an approved card works without eyes and without a mouse', () => {
  for (const { name, card } of approvedCards) {
    test(name, async () => {
      await draw(page, card, themes[0], 360);
      assert.deepEqual(await page.getByRole('heading').allInnerTexts(), headingsOf(card));
      const actions = actionsOf(card);
      assert.ok(actions.every((action) => action.title), 'every action has a name');
      for (const action of actions) {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent), action.title);
        await page.keyboard.press('Enter');
      }
      const pressed = await page.evaluate(() => window.pressed);
      assert.deepEqual(pressed.map(({ type, title, data }) => ({ type, title, data })), actions.map(({ type, title, data }) => ({ type, title, data })));
    });
  }
});

describe('the checks in the browser find', () => {
  test('an unknown type of element', async () => {
    assert.notDeepEqual(await draw(page, cardWith({ type: 'TextBlok', text: 'x' }), themes[0], 280), []);
  });
  test('a value that an enum lacks', async () => {
    assert.notDeepEqual(await draw(page, cardWith({ type: 'TextBlock', text: 'x', size: 'hugge' }), themes[0], 280), []);
  });
  test('a button whose title is cut', async () => {
    const actions = ['Open this', 'Open that', 'Open the other'].map((title) => ({ type: 'Action.Submit', title: `${title} competency` }));
    await draw(page, { ...cardWith(), actions }, themes[0], 280);
    assert.notDeepEqual(await cutButtons(page), []);
  });
  test('a card that is too wide', async () => {
    await draw(page, cardWith({ type: 'Container', items: [{ type: 'Container', backgroundImage: 'data:,', items: [{ type: 'TextBlock', text: 'x'.repeat(99) }] }] }), themes[0], 280);
    assert.notDeepEqual(await overflowing(page), []);
  });
});

/** All objects of a card, in the order they are drawn, without what is drawn only in the place of something else. */
const partsOf = (node) => (node === null || typeof node !== 'object' ? [] : [
  node, ...Object.entries(node).filter(([key]) => key !== 'fallback' && key !== 'data').flatMap(([, value]) => partsOf(value))]);
const headingsOf = (card) => partsOf(card).filter((part) => part.style === 'heading').map((part) => part.text);
const actionsOf = (card) => partsOf(card).filter((part) => part.type?.startsWith('Action.'));
