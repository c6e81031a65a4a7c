import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startBot } from './program.mjs';
import { names, openInHost, startHost } from './teams-host.mjs';
import { bundle, served } from './teams-library.mjs';
import { layoutShift, overflow, violations, weight } from './web-site.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../manifest/manifest.json', import.meta.url), 'utf8'));
const path = (address) => address.replace('https://{{host}}', '');
const ownTab = path(manifest.staticTabs[0].contentUrl);
const settings = path(manifest.configurableTabs[0].configurationUrl);

let bot, host;
before(async () => {
  bot = await startBot(3982, { Web__RequestsPerMinute: '0' });
  host = await startHost(3983, bot.address);
});
after(async () => {
  await host?.stop();
  await bot?.stop();
});

/** Opens an address in a host of its own. Nothing on it may fail or come from elsewhere. */
async function inHost(path, options, use) {
  const context = await host.browser.newContext({ viewport: { width: options.width ?? 900, height: 700 }, colorScheme: options.colorScheme, permissions: [] });
  try {
    const page = await openInHost(context, path, options);
    await use(page);
    assert.deepEqual(page.wrong, []);
  } finally {
    await context.close();
  }
}

const heading = (page) => page.tab.getByRole('heading', { level: 1 }).innerText();
const colours = (page) => page.tab.locator('body').evaluate((body) => { const { backgroundColor, color } = getComputedStyle(body); return `${color} on ${backgroundColor}`; });
const themes = { default: 'rgb(36, 36, 36) on rgb(245, 245, 245)', dark: 'rgb(255, 255, 255) on rgb(31, 31, 31)', contrast: 'rgb(255, 255, 255) on rgb(0, 0, 0)' };

test('the library that is served is what its pinned packages make', async () => assert.equal(readFileSync(served, 'utf8'), await bundle()));

describe('the tab opens in Teams', () => {
  test("in the person's language, and tells Teams that it is there", () => inHost(ownTab, { locale: 'fr-ca' }, async (page) => {
    await page.shown();
    assert.equal(await heading(page), 'Index des compétences du personnel des bibliothèques publiques');
    assert.equal((await page.asked('initialize')).length, 1);
  }));

  test('at the place that a link into it names', () => inHost(ownTab, { locale: 'en-us', subPageId: 'fr_CSC-4.2' }, async (page) => {
    await page.shown();
    assert.equal(page.address(), '/tab/default/fr/competency/CSC-4#CSC-4.2');
    assert.match(await page.tab.locator('li:target').innerText(), /Garde une attitude calme/);
  }));

  test('at that place too where Teams fills nothing into the address', () => inHost('/tab?lang={locale}&theme={theme}&at={subEntityId}', { theme: 'dark', subPageId: 'en_CSC-4' }, async (page) => {
    await page.shown();
    assert.equal(page.address(), '/tab/dark/en/competency/CSC-4');
  }));

  test('under its new name', () => inHost(ownTab, { host: names.newTeams }, async (page) => {
    await page.shown();
    assert.equal(page.address(), '/tab/default/en');
  }));

  test('with what its channel was set up with', () => inHost(`${ownTab}&show=CSC`, { theme: 'dark' }, async (page) => {
    await page.shown();
    assert.equal(page.address(), '/tab/dark/en/topic/CSC');
  }));

  test('and one walks, searches and changes the language in it', () => inHost(ownTab, { theme: 'dark' }, async (page) => {
    await page.shown();
    await page.tab.getByRole('searchbox').fill('how do I handle a difficult patron?');
    await page.tab.getByRole('button', { name: 'Search' }).click();
    await page.shown(2);
    assert.match(await page.tab.locator('.answer').innerText(), /CSC-4\s+Applies effective techniques/);
    await page.tab.locator('.answer .found a').click();
    await page.shown(3);
    await page.tab.getByRole('link', { name: 'Français' }).click();
    await page.shown(4);
    assert.equal(page.address(), '/tab/dark/fr/competency/CSC-4');
    assert.equal(await colours(page), themes.dark);
  }));
});

describe('a page keeps away from frames that are not Teams', () => {
  for (const address of [ownTab, settings, '/tab/default/en/topic/CSC', '/en/topic/CSC', '/privacy']) {
    test(address, async () => {
      const context = await host.browser.newContext();
      try {
        const page = await openInHost(context, address, { host: names.foreign });
        await page.tab.locator('#sub-frame-error-details').waitFor();
        assert.equal(page.frames()[1].url(), 'chrome-error://chromewebdata/');
        assert.match(page.wrong.join(), /frame-ancestors/);
        assert.deepEqual(await page.asked('initialize'), []);

        const inTeams = await openInHost(context, address);
        await inTeams.tab.locator('footer').waitFor();
      } finally {
        await context.close();
      }
    });
  }
});

describe('the theme follows Teams', () => {
  for (const [theme, expected] of Object.entries(themes)) {
    test(`${theme}, whatever the browser prefers`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        await inHost('/tab?lang={app.locale}&theme={app.theme}&at=&show=CSC-4', { theme, colorScheme }, async (page) => {
          // What was drawn before any script ran is what stays.
          const first = await (await fetch(`${bot.address}/tab/${theme}/en/competency/CSC-4`)).text();
          assert.match(first, new RegExp(`<html[^>]* data-theme="${theme}"`));
          await page.shown();
          assert.equal(await colours(page), expected);
        });
      }
    });
  }

  test('when it changes, and on the pages that are opened next', () => inHost(ownTab, {}, async (page) => {
    await page.shown();
    assert.equal(await colours(page), themes.default);
    await page.turn('contrast');
    await page.tab.locator('html[data-theme=contrast]').waitFor();
    assert.equal(await colours(page), themes.contrast);
    assert.equal(page.address(), '/tab/contrast/en');
    await page.tab.getByRole('main').getByRole('link', { name: 'Customer Service Champion' }).click();
    await page.shown(2);
    assert.equal(page.address(), '/tab/contrast/en/topic/CSC');
    await page.turn('glass');
    await page.tab.locator('html[data-theme=dark]').waitFor();
    assert.equal(await page.tab.getByRole('search').getAttribute('action'), '/tab/dark/en/search');
  }));
});

describe('a tab is set up', () => {
  const site = `https://${names.bot}`;
  const content = `${site}/tab?lang={app.locale}&theme={app.theme}&at={page.subPageId}&show=`;
  const choices = [
    ['with the whole index', async () => {}, { entityId: 'index', contentUrl: content, websiteUrl: `${site}/`, suggestedDisplayName: 'Index' }],
    ['with a topic', (form) => form.getByLabel('One topic').last().selectOption('CSC'), { entityId: 'CSC', contentUrl: `${content}CSC`, websiteUrl: `${site}/topic/CSC`, suggestedDisplayName: 'Customer Service Champion' }],
    ['with a competency', (form) => form.getByLabel('One competency').last().selectOption('CSC-4'), { entityId: 'CSC-4', contentUrl: `${content}CSC-4`, websiteUrl: `${site}/competency/CSC-4`, suggestedDisplayName: 'CSC-4 Customer Service Champion' }],
    ['with a topic and then the whole index after all', async (form) => {
      await form.getByLabel('One topic').last().selectOption('CSC');
      await form.getByLabel('The whole index').check();
    }, { entityId: 'index', contentUrl: content, websiteUrl: `${site}/`, suggestedDisplayName: 'Index' }],
  ];
  for (const [name, choose, saved] of choices) {
    test(name, () => inHost(settings, { frameContext: 'settings' }, async (page) => {
      await page.shown();
      assert.deepEqual(await page.asked('settings.setValidityState'), [[true]]);
      await choose(page.tab);
      await page.save();
      await page.waitForFunction(() => window.asked.some(({ func }) => func === 'settings.save.success'));
      assert.deepEqual(await page.asked('settings.setSettings'), [[saved]]);
    }));
  }

  test('again, beginning with what it shows', () => inHost(settings, { frameContext: 'settings', settings: { entityId: 'CSC-4' } }, async (page) => {
    await page.shown();
    assert.equal(await page.tab.getByRole('radio', { name: 'One competency' }).isChecked(), true);
    assert.equal(await page.tab.getByLabel('One competency').last().inputValue(), 'CSC-4');
  }));

  test('and Teams removes it by itself', () => inHost(settings, { frameContext: 'settings' }, async (page) => {
    await page.shown();
    await page.evaluate(() => window.say('settings.remove', []));
    await page.waitForFunction(() => window.asked.some(({ func }) => func === 'settings.remove.success'));
  }));
});

describe('a page is put on the stage of a meeting', () => {
  const panel = { frameContext: 'sidePanel', width: 280 };
  const words = {
    'en-us': ['Share to meeting stage', 'Everyone in the meeting now sees this page.', 'Teams did not share this page. Check that you may present in this meeting, then try again.'],
    'fr-ca': ['Partager sur la scène de la réunion', 'Toutes les personnes présentes à la réunion voient maintenant cette page.', "Teams n'a pas partagé cette page. Vérifiez que vous pouvez présenter dans cette réunion, puis réessayez."],
  };
  for (const [locale, [share, shared, refused]] of Object.entries(words)) {
    const language = locale.slice(0, 2);
    test(`and told, ${language}`, () => inHost(`${ownTab}&show=CSC-4`, { ...panel, locale, theme: 'dark', stage: { allowed: true, works: true } }, async (page) => {
      await page.shown();
      await page.tab.getByRole('button', { name: share }).click();
      await page.tab.locator('.share').getByRole('status').filter({ hasText: shared }).waitFor();
      assert.deepEqual(await page.asked('meeting.shareAppContentToStage'), [[`https://${names.bot}/tab/auto-stage/${language}/competency/CSC-4`, { sharingProtocol: 'Collaborative' }]]);
    }));

    test(`or refused and told, ${language}`, () => inHost(`${ownTab}&show=CSC`, { ...panel, locale, stage: { allowed: true, works: false } }, async (page) => {
      await page.shown();
      await page.tab.getByRole('button', { name: share }).click();
      await page.tab.locator('.share').getByRole('status').filter({ hasText: refused }).waitFor();
    }));
  }

  for (const [name, options] of Object.entries({
    'where Teams does not let the app': { ...panel, stage: { allowed: false } },
    'where the app lacks the permission': { ...panel, stage: null },
    'outside a meeting': { stage: { allowed: true, works: true } },
  })) {
    test(`is not offered ${name}`, () => inHost(`${ownTab}&show=CSC-4`, options, async (page) => {
      await page.shown();
      await page.waitForTimeout(100);
      assert.equal(await page.tab.locator('.share').isVisible(), false);
    }));
  }

  test("in everybody's own theme, without search and navigation", () => inHost('/tab/auto-stage/fr/topic/CSC', { frameContext: 'meetingStage', theme: 'dark', colorScheme: 'light', width: 1280 }, async (page) => {
    await page.shown();
    assert.equal(await colours(page), themes.dark);
    assert.equal(await page.tab.getByRole('search').count(), 0);
    assert.equal(await page.tab.getByRole('navigation', { name: 'Catégories' }).count(), 0);
    assert.equal(page.address(), '/tab/dark-stage/fr/topic/CSC');
  }));

  test("by Teams' own button too", () => inHost(`${ownTab}&show=CSC`, { frameContext: 'meetingStage', theme: 'contrast' }, async (page) => {
    await page.shown();
    assert.equal(page.address(), '/tab/contrast-stage/en/topic/CSC');
    assert.equal((await page.asked('appInitialization.success')).length, 1);
  }));
});

const kinds = {
  overview: ['/tab/{app.theme}/en', {}],
  topic: ['/tab/{app.theme}/fr/topic/CSC', {}],
  'competency to share': ['/tab/{app.theme}/en/competency/CSC-4#CSC-4.2', { frameContext: 'sidePanel', stage: { allowed: true, works: true } }],
  answer: ['/tab/{app.theme}/en/search?q=how do I handle a difficult patron', {}],
  'not found': ['/tab/{app.theme}/fr/competency/CSC-99', {}],
  settings: ['/tab/settings?lang=fr&theme={app.theme}', { frameContext: 'settings' }],
  stage: ['/tab/{app.theme}-stage/en/topic/CSC', { frameContext: 'meetingStage' }],
};

describe('a page of the tab fits every width, stands still, and axe finds nothing wrong', () => {
  for (const [name, [address, options]] of Object.entries(kinds)) {
    test(name, async () => {
      for (const theme of Object.keys(themes)) {
        for (const width of [280, 360, 1280]) {
          const context = await host.browser.newContext({ viewport: { width, height: 700 } });
          try {
            const page = await openInHost(context, address, { ...options, theme });
            await page.shown();
            const frame = page.frames()[1];
            assert.equal(await overflow(frame), 0, `too wide at ${width} px`);
            assert.equal(await layoutShift(frame), 0, `moved at ${width} px`);
            assert.deepEqual(await violations(frame), [], `${theme}, ${width} px`);
          } finally {
            await context.close();
          }
        }
      }
    });
  }
});

test('a page of the tab that moved would be noticed', () => inHost('/tab/{app.theme}/en', {}, async (page) => {
  await page.shown();
  const frame = page.frames()[1];
  await frame.evaluate(() => document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'late' })));
  assert.ok(await layoutShift(frame) > 0);
}));

describe('a page of the tab with the library and everything on it is small', () => {
  for (const [name, [address, options]] of Object.entries(kinds)) {
    test(name, (told) => inHost(address, options, async (page) => {
      await page.shown();
      const bytes = await weight(page.frames()[1]);
      told.diagnostic(`${bytes} bytes`);
      assert.ok(bytes > 10_000 && bytes < 50 * 1024, `${bytes} bytes`);
    }));
  }
});
