// Reads documents and questions on standard input; writes the first three codes for each question and the median time.
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';

const { documents, questions, rounds } = JSON.parse(readFileSync(0, 'utf8'));
const indexes = Object.fromEntries(Object.entries(documents).map(([language, texts]) => {
  const index = new MiniSearch({
    fields: ['title', 'indicators', 'questions', 'topic', 'introduction'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(texts);
  return [language, index];
}));

const search = ({ text, language }) => indexes[language].search(text).slice(0, 3).map(({ id }) => id);
const found = questions.map(search);
const times = [];
for (let round = 0; round < rounds; round++) {
  for (const question of questions) {
    const start = process.hrtime.bigint();
    search(question);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ found, medianMicroseconds: times[Math.floor(times.length / 2)] }));
