import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = (...more) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...flags, ...more] });

/** A page with the renderer that draws cards as Teams does; `page.errors` gathers what it complains of. */
export async function openCardPage(browser) {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.errors.push(message.text()));
  await page.setContent('<!doctype html><html><head><style id="theme"></style></head><body style="margin: 0"><div id="card"></div></body></html>');
  for (const script of ['adaptivecards/dist/adaptivecards.min.js', 'markdown-it/dist/markdown-it.min.js']) {
    await page.addScriptTag({ path: require.resolve(script) });
  }
  await page.evaluate(prepare);
  return page;
}

/** Draws a card on the page. Returns what the parser found wrong with it. */
export const draw = (page, card, theme, width) => page.evaluate(([card, theme, width]) => window.draw(card, theme, width), [card, theme, width]);

/** The elements of the card that are wider than the room they have, apart from button titles, which clients shorten. */
export const overflowing = (page) => page.evaluate(() => {
  const host = document.getElementById('card');
  return [host, ...host.querySelectorAll('*:not(button, button *)')]
    .filter((element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).display !== 'inline')
    .map((element) => `${element.className || element.tagName} ${element.scrollWidth} > ${element.clientWidth}`);
});

/** The buttons whose titles are cut off. */
export const cutButtons = (page) => page.evaluate(() => [...document.querySelectorAll('#card .ac-pushButton')]
  .filter((button) => [button, ...button.querySelectorAll('*')].some((element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).display !== 'inline'))
  .map((button) => button.textContent));

function prepare() {
  const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Versions } = window.AdaptiveCards;
  const markdown = window.markdownit();
  GlobalSettings.setTabIndexAtCardRoot = false;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  window.draw = (json, theme, width) => {
    const card = new AdaptiveCard();
    const context = new SerializationContext(Versions.v1_5);
    card.hostConfig = new HostConfig(theme.hostConfig);
    // This renderer keeps one global regular expression for `lang`, which then fails every second time.
    AdaptiveCard.langProperty.regEx.lastIndex = 0;
    card.parse(json, context);
    window.pressed = [];
    card.onExecuteAction = (action) => window.pressed.push(action.toJSON());
    document.getElementById('theme').textContent = `${theme.css} * { font-family: sans-serif !important }`;
    document.body.style.background = theme.hostConfig.containerStyles.default.backgroundColor;
    const host = document.getElementById('card');
    host.style.width = `${width}px`;
    host.replaceChildren(card.render());
    return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  };
}
