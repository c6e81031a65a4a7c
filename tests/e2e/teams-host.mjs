import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './card-page.mjs';

/** Names on this machine alone: Teams' own, which the library trusts; the bot's; and one that nobody trusts. */
export const names = { teams: 'teams.microsoft.com', newTeams: 'teams.cloud.microsoft', bot: 'bot.example.org', foreign: 'intranet.example.net' };

/**
 * Stands in for Teams and for a foreign site, over TLS under their names, with the bot behind its own. The library checks who speaks to it and
 * the browser checks who frames a page, so both see what they would see outside.
 * @param port where it listens; @param bot the address that the bot is reached at.
 */
export async function startHost(port, bot) {
  const { key, cert } = selfSigned(Object.values(names));
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    if (incoming.headers.host.startsWith(names.bot)) return pass(incoming, outgoing, bot);
    outgoing.setHeader('content-type', 'text/html; charset=utf-8');
    outgoing.end('<!doctype html><title>Host</title><style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block; overflow: hidden }</style>');
  });
  await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  const rules = Object.values(names).map((name) => `MAP ${name}:443 127.0.0.1:${port}`).join(', ');
  const browser = await launch(`--host-resolver-rules=${rules}`, '--ignore-certificate-errors');
  return {
    browser,
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/**
 * Opens an address of the bot in a frame of a host that speaks as Teams does.
 * What the frame asked is gathered in `page.asked()`; `page.turn(theme)` changes the host's theme and `page.save()` presses its button.
 */
export async function openInHost(context, path, { host = names.teams, theme = 'default', locale = 'en-us', frameContext = 'content', subPageId = '', stage = null, settings = {} } = {}) {
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !message.text().includes('404') && page.wrong.push(message.text()));
  page.on('request', (asked) => Object.values(names).includes(new URL(asked.url()).hostname) || page.wrong.push(asked.url()));
  await page.goto(`https://${host}/`);
  const filled = path.replace('{app.locale}', locale).replace('{app.theme}', theme).replace('{page.subPageId}', subPageId);
  await page.evaluate(speak, { address: `https://${names.bot}${filled}`, theme, locale, frameContext, subPageId, stage, settings, bot: `https://${names.bot}` });
  page.asked = (func) => page.evaluate((func) => window.asked.filter((message) => message.func === func).map((message) => message.args), func);
  page.turn = (theme) => page.evaluate((theme) => window.turn(theme), theme);
  page.save = () => page.evaluate(() => window.say('settings.save', []));
  page.tab = page.frameLocator('iframe');
  page.address = () => page.frames()[1].url().slice(`https://${names.bot}`.length);
  /** Waits until the page has told Teams that it is there. */
  page.shown = (times = 1) => page.waitForFunction((times) => window.asked.filter(({ func }) => func === 'appInitialization.success').length >= times, times);
  return page;
}

/** Runs in the host's page: frames an address and answers as Teams does. */
function speak({ address, theme, locale, frameContext, subPageId, stage, settings, bot }) {
  const frame = document.createElement('iframe');
  window.asked = [];
  window.turn = (to) => { theme = to; window.say('themeChange', [to]); };
  window.say = (func, args) => frame.contentWindow.postMessage({ func, args }, bot);
  const supports = { pages: { config: {} }, meeting: {} };
  const answers = {
    initialize: () => [frameContext, 'web', JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports }), '2.0.1'],
    getContext: () => [{ locale, theme, frameContext, subEntityId: subPageId, hostClientType: 'web', hostName: 'Teams' }],
    'settings.getSettings': () => [settings],
    'settings.setSettings': () => [true],
    'meeting.getAppContentStageSharingCapabilities': () => (stage === null ? [{ errorCode: 1000, message: 'no permission' }, null] : [null, { doesAppHaveSharePermission: stage.allowed }]),
    'meeting.shareAppContentToStage': () => (stage.works ? [null, true] : [{ errorCode: 500, message: 'not a presenter' }, null]),
  };
  addEventListener('message', ({ data, origin, source }) => {
    if (source !== frame.contentWindow || origin !== bot) return;
    window.asked.push(data);
    const answer = answers[data.func]?.();
    if (answer) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: answer }, bot);
  });
  frame.src = address;
  document.body.append(frame);
}

function pass(incoming, outgoing, bot) {
  const { hostname, port } = new URL(bot);
  const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-proto': 'https' } }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function selfSigned(hosts) {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  try {
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=localhost',
      '-addext', `subjectAltName=${hosts.map((name) => `DNS:${name}`).join(',')}`, '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`No certificate: ${made.error ?? made.stderr}`);
    return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
