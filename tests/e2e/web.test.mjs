import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './card-page.mjs';
import { startBot } from './program.mjs';
import { kinds, overflow, pagesOf, steadyShift, violations, weight } from './web-site.mjs';

let bot, browser;
before(async () => {
  bot = await startBot(3981, { Web__RequestsPerMinute: '0' });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await bot?.stop();
});

/** Does something on a page of its own. Nothing on it may fail or come from elsewhere. */
async function onPage(options, use) {
  const context = await browser.newContext({ baseURL: bot.address, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !message.text().includes('404') && wrong.push(message.text()));
  page.on('request', (request) => request.url().startsWith(bot.address) || wrong.push(request.url()));
  try {
    await use(page);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();
const addressOf = (page) => page.url().slice(bot.address.length);

/** Types a question and sends it with the keyboard. */
async function search(page, question) {
  await page.getByRole('searchbox').fill(question);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState();
}

test('one walks from the overview to an indicator, and back', () => onPage({ locale: 'en-CA' }, async (page) => {
  await page.goto('/');
  assert.equal(addressOf(page), '/en');
  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Management/Leadership' }).click();
  assert.equal(await heading(page), 'Management/Leadership');
  await page.getByRole('main').getByRole('link', { name: 'Customer Service Champion' }).click();
  assert.match(await heading(page), /^CSC\s+Customer Service Champion$/);
  await page.getByRole('heading', { level: 2 }).getByRole('link', { name: /^CSC-4/ }).click();
  assert.match(await heading(page), /^CSC-4\s+Applies effective techniques/);
  await page.getByRole('link', { name: 'CSC-4.2' }).click();
  assert.equal(addressOf(page), '/en/competency/CSC-4#CSC-4.2');
  assert.match(await page.locator('li:target').innerText(), /Maintains a calm/);
  await page.getByRole('link', { name: 'Return to the overview' }).click();
  assert.equal(addressOf(page), '/en');
}));

test('everything can be read and searched without script', () => onPage({ locale: 'fr-CA', javaScriptEnabled: false }, async (page) => {
  await page.goto('/competency/CSC-4');
  assert.equal(addressOf(page), '/fr/competency/CSC-4');
  assert.equal(await page.getByRole('button', { name: 'Copier' }).count(), 0);
  await page.getByRole('searchbox').fill('comment gérer un usager difficile');
  await page.getByRole('button', { name: 'Chercher' }).click();
  assert.match(await page.locator('.answer').innerText(), /CSC-4\s+Applique des techniques efficaces/);
}));

describe('a search', () => {
  test('answers first and marks the words that speak of the question', () => onPage({}, async (page) => {
    await page.goto('/en');
    await search(page, 'how do I handle a difficult patron?');
    assert.match(await page.locator('.answer').innerText(), /Closest to your question[^]*CSC-4\s+Applies effective techniques/);
    assert.deepEqual(await page.locator('.answer mark').allInnerTexts(), ['difficult situations', 'users', 'difficult situations']);
    assert.equal(await page.getByRole('searchbox', { name: 'Search the index, in English or French' }).inputValue(), 'how do I handle a difficult patron?');
  }));

  test('in French from an English page is answered in French', () => onPage({}, async (page) => {
    await page.goto('/en/topic/CSC');
    await search(page, 'heure du conte pour les tout-petits');
    assert.match(addressOf(page), /^\/fr\/search/);
    assert.match(await heading(page), /^Résultats pour/);
  }));

  test('is narrowed to a topic and widened again', () => onPage({}, async (page) => {
    await page.goto('/en/search?q=how+do+I+monitor+the+budget');
    const topics = page.getByRole('navigation', { name: 'Narrow to a topic' });
    await topics.getByRole('link', { name: /^Budget & Finance/ }).click();
    assert.ok((await page.locator('.result .code').allInnerTexts()).every((code) => code.startsWith('BUD-')));
    await topics.getByRole('link', { name: /^All topics/ }).click();
    assert.equal(await page.locator('.answer').count(), 1);
  }));

  test('for a code opens it', () => onPage({}, async (page) => {
    await page.goto('/en');
    await search(page, 'csc 4.2');
    assert.equal(addressOf(page), '/en/competency/CSC-4#CSC-4.2');
  }));
});

describe('the language switch stays on the page', () => {
  for (const [path, other] of [['/en/topic/CSC', '/fr/topic/CSC'], ['/fr/competency/CSC-4', '/en/competency/CSC-4'], ['/en/search?q=budget', '/fr/search?q=budget&lang=fr']]) {
    test(path, () => onPage({}, async (page) => {
      await page.goto(path);
      await page.getByRole('link', { name: /^(Français|English)$/ }).click();
      assert.equal(addressOf(page), other);
    }));
  }
});

test('a competency is copied as text with its codes', () => onPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await page.goto('/en/topic/CSC');
  await page.getByRole('button', { name: 'Copy CSC-4 as text' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  assert.equal(lines[0], 'Applies effective techniques to address difficult situations with users (CSC-4)');
  assert.equal(lines[2], '• Maintains a calm, professional manner in difficult situations and applies effective communication techniques (CSC-4.2)');
  assert.equal(lines.length, 6);
  assert.ok((await page.evaluate(async () => (await navigator.clipboard.read())[0].types)).includes('text/html'), 'a list arrives as a list');
}));

test('a competency is copied where a frame has no leave for the clipboard', () => onPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await page.goto('/en/competency/CSC-4');
  await page.evaluate(() => { navigator.clipboard.write = () => Promise.reject(new Error('not allowed')); });
  await page.getByRole('button', { name: 'Copy CSC-4 as text' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Applies effective techniques .*\(CSC-4\)\n• /);
}));

test('the keyboard reaches the content at once', () => onPage({}, async (page) => {
  await page.goto('/en/topic/CSC');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
}));

describe('every topic prints on two pages at most, with its codes', () => {
  for (const language of ['en', 'fr']) {
    test(language, () => onPage({}, async (page) => {
      await page.goto(`/${language}`);
      const addresses = await page.locator('.topics a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      assert.equal(addresses.length, 40);
      for (const address of addresses) {
        await page.goto(address);
        const pages = pagesOf(await page.pdf({ format: 'Letter' }));
        assert.ok(pages <= 2, `${address} prints on ${pages} pages`);
      }
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.indicators .code').first().isVisible(), true);
      for (const hidden of ['form', '.categories', '.language', 'button']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }));
  }
});

describe('a page fits every width and stands still', () => {
  for (const { name, path } of kinds) {
    test(name, async () => {
      for (const width of [280, 360, 1280]) {
        await onPage({ viewport: { width, height: 700 } }, async (page) => {
          await page.goto(path);
          assert.equal(await overflow(page), 0, `too wide at ${width} px`);
          assert.equal(await steadyShift(page), 0, `moved at ${width} px`);
        });
      }
    });
  }
});

describe('axe finds nothing wrong', () => {
  for (const { name, path } of kinds) {
    test(name, async () => {
      for (const colorScheme of ['light', 'dark']) {
        for (const width of [360, 1280]) {
          await onPage({ colorScheme, viewport: { width, height: 700 } }, async (page) => {
            await page.goto(path);
            assert.deepEqual(await violations(page), [], `${colorScheme}, ${width} px`);
          });
        }
      }
    });
  }
});

test('axe would find a defect', () => onPage({}, async (page) => {
  await page.goto('/en');
  await page.evaluate(() => {
    document.querySelector('label').remove();
    document.querySelector('input').placeholder = '';
    document.querySelector('.lead').style.color = '#ccc';
  });
  const found = (await violations(page)).join('\n');
  assert.match(found, /^color-contrast: \.lead/m);
  assert.match(found, /^label: #q/m);
}));

describe('a page with everything on it is small', () => {
  for (const { name, path } of kinds) {
    test(name, () => onPage({}, async (page) => {
      await page.goto(path);
      const bytes = await weight(page);
      assert.ok(bytes > 1_000 && bytes < 50 * 1024, `${bytes} bytes`);
    }));
  }
});
