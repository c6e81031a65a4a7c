import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch } from '../card-page.mjs';
import { personalChat, playgroundAddress, startPrograms } from './programs.mjs';

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));
const question = 'how do I handle a difficult patron?';

let stop, browser, page;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  stop = await startPrograms(process.env.SCRATCH);
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(10_000);
  await page.goto(playgroundAddress);
});
after(async () => {
  await browser?.close();
  await stop?.();
});

const cards = () => page.locator('.ac-adaptiveCard');
const openChat = (name) => page.getByRole('treeitem', { name }).click();
const write = async (text) => {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(text);
};
const mention = async () => {
  await write('@Test');
  await page.getByRole('menuitem', { name: /^Test Bot/ }).click();
};

/** The card that comes after the ones there are, once it is drawn. */
async function nextCard(doThis) {
  const count = await cards().count();
  await doThis();
  await cards().nth(count).waitFor();
  return cards().nth(count);
}

/** The card that answers the question, in a chat where the bot also says that it was added. */
async function answerCard() {
  const card = cards().filter({ hasText: /CSC-4 · / }).last();
  await card.waitFor();
  return card;
}

/** Presses something on a card; the new card must take the place of the old one. */
async function press(card, name, heading) {
  const count = await cards().count();
  await card.getByRole('button', { name }).click();
  await card.getByRole('heading', { name: heading }).waitFor();
  assert.equal(await cards().count(), count, 'the card is replaced, none is added');
}

async function photograph(name) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${screenshots}playground-${name}.${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a personal chat starts with a welcome', async () => {
  await cards().first().getByRole('heading', { name: 'Ask about any part of library work' }).waitFor();
  await photograph('welcome');
});

test('a question in a personal chat is answered, and the card leads on in its place', async () => {
  const card = await nextCard(async () => { await write(question); await page.keyboard.press('Enter'); });
  await card.getByRole('heading', { name: /^CSC-4 / }).waitFor();
  await photograph('personal');
  await press(card, /^Topic|^Open topic/, /^CSC · Customer Service Champion/);
  await press(card, /^Open CSC-4, /, /^CSC-4 /);
  await photograph('personal-pressed');
});

test('a question from a French client is answered in French, and the card leads on in French', async () => {
  const card = await nextCard(() => sendActivity({ type: 'message', locale: 'fr-CA', text: 'comment gérer un usager difficile ?' }));
  await card.getByRole('heading', { name: /^CSC-4 · Applique / }).waitFor();
  await photograph('french');
  await press(card, /^Sujet|^Ouvrir le sujet/, /^CSC · Champion du service/);
  await photograph('french-pressed');
});

test('a mention in a group chat is answered', async () => {
  await openChat('Group Chat');
  await mention();
  await write(` ${question}`);
  await page.keyboard.press('Enter');
  const card = await answerCard();
  await press(card, /^Topic|^Open topic/, /^CSC · Customer Service Champion/);
  await photograph('group');
});

test('a mention in a channel is answered in its thread', async () => {
  await openChat('My Team - General');
  await mention();
  await write(` ${question}`);
  await page.getByRole('button', { name: 'Post' }).click();
  const card = await answerCard();
  await press(card, /^Topic|^Open topic/, /^CSC · Customer Service Champion/);
  await photograph('channel');
});

test('the language of a conversation can be switched', async () => {
  await openChat('Personal Chat');
  for (const [text, heading] of [['français', 'Je réponds maintenant en français'], ['help', "Comment utiliser l'index"], ['English', 'I answer in English now']]) {
    const card = await nextCard(async () => { await write(text); await page.keyboard.press('Enter'); });
    await card.getByRole('heading', { name: heading }).waitFor();
  }
  await photograph('language');
});

test('the message extension finds a competency and puts its card into a message', async () => {
  await triggerExtension('Search Command');
  await page.keyboard.type('difficult patron');
  await page.waitForTimeout(1500);
  await page.getByText(/^CSC-4 · /).last().click();
  await page.getByRole('heading', { name: /^CSC-4 · / }).last().waitFor();
  const welcomes = await page.getByRole('heading', { name: 'Ask about any part of library work' }).count();
  await page.getByRole('button', { name: 'Send Message' }).click();
  await page.getByRole('heading', { name: 'Ask about any part of library work' }).nth(welcomes).waitFor();
  await photograph('extension');
});

test('a pasted link becomes a card', async () => {
  await triggerExtension('Link Unfurling');
  await page.keyboard.type('https://bot.example.org/fr/competency/CSC-4');
  await page.getByRole('heading', { name: /^CSC-4 · Applique / }).last().waitFor();
  await photograph('unfurled');
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('the command on a message opens a dialog', async () => {
  await triggerExtension('Action Command');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: "The index doesn't hold an answer to that" }).waitFor();
  await photograph('dialog');
  await page.getByRole('dialog').getByRole('button').first().click();
});

test('people and the bot can come and go', async () => {
  for (const event of ['Add user', 'Remove user', 'Install application', 'Add application', 'Uninstall application', 'Add channel']) await mock(event);
  await page.getByRole('heading', { name: 'Ask about any part of library work' }).last().waitFor();
});

test('nothing in the log of the Playground failed', async () => {
  await page.getByText('invoke 200').last().waitFor();
  const log = await page.locator('body').innerText();
  assert.deepEqual(log.match(/\b\w+ [45]\d\d\b/g) ?? [], []);
});

async function triggerExtension(kind) {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByText(kind, { exact: true }).click();
  await page.waitForTimeout(500);
}

/** Sends an event; some ask for details first, with sensible ones filled in. */
async function mock(event) {
  await page.getByRole('button', { name: 'Mock an Activity' }).click();
  await page.getByRole('menu').getByText(event, { exact: true }).click();
  await page.waitForTimeout(500);
  const dialog = page.getByRole('dialog');
  if (await dialog.count() > 0) await dialog.getByRole('button').last().click();
  await page.waitForTimeout(300);
}

/** The Playground's own people always write in en-US; another language comes in by "Mock an Activity". */
async function sendActivity(activity) {
  await page.getByRole('button', { name: 'Mock an Activity' }).click();
  await page.getByRole('menuitem', { name: 'Custom activity' }).click();
  const dialog = page.getByRole('dialog', { name: 'Custom activity' });
  await dialog.getByRole('textbox').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(JSON.stringify({
    id: crypto.randomUUID(),
    channelId: 'msteams',
    serviceUrl: `${playgroundAddress}_connector`,
    recipient: { id: '00000000-0000-0000-0000-00000000000011', name: 'Test Bot' },
    conversation: { id: personalChat, conversationType: 'personal', tenantId: '00000000-0000-0000-0000-0000000000001' },
    from: { id: 'user-id-0', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
    ...activity,
  }));
  // The editor closes brackets and quotes of its own accord, behind what was written.
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Send activity' }).click();
}
