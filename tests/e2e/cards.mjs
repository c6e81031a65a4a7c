import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../CompetencyBot.Tests/Approved/', import.meta.url);

/** The approved cards: `{ name: 'answer.en', card }`. */
export const approvedCards = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.received.json'))
  .map((file) => ({ name: file.slice(0, -'.json'.length), card: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) }));
