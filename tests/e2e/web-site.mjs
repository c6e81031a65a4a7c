import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One page of every kind, in both languages. */
export const kinds = ['en', 'fr'].flatMap((language) => [
  ['overview', ''],
  ['category', '/category/management-leadership'],
  ['topic', '/topic/CSC'],
  ['longest topic', '/topic/TPT'],
  ['competency', '/competency/CSC-4'],
  ['indicator', '/competency/CSC-4#CSC-4.2'],
  ['answer', `/search?lang=${language}&q=${language === 'fr' ? 'comment g%C3%A9rer un usager difficile' : 'how do I handle a difficult patron'}`],
  ['many results', `/search?lang=${language}&q=budget`],
  ['narrowed results', `/search?lang=${language}&q=budget&topic=BUD`],
  ['nothing found', `/search?lang=${language}&q=xqzt vlrp`],
  ['facts of one library', `/search?lang=${language}&q=${language === 'fr' ? '%C3%A0 quelle heure fermez-vous' : 'what time do you close'}`],
  ['empty search', '/search'],
  ['not found', '/competency/CSC-99'],
].map(([kind, path]) => ({ name: `${kind}, ${language}`, path: `/${language}${path}` })));

/** What axe finds wrong with the page that is open, as lines to read. */
export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary}`));
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** How much of what was shown has moved since. Chromium lays a page in a frame out once before its style sheet is there; what it has not painted nobody saw move. */
export const layoutShift = (page) => page.evaluate(() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  const tell = () => {
    const [painted] = performance.getEntriesByName('first-paint');
    if (!painted) return setTimeout(tell, 50);
    resolve(shifts.filter((shift) => shift.startTime > painted.startTime).reduce((moved, shift) => moved + shift.value, 0));
  };
  requestAnimationFrame(() => setTimeout(tell, 50));
}));

/** The same, of a second look where something moved in the first: a busy machine may paint half a page before it has the rest. */
export const steadyShift = async (page) => {
  const moved = await layoutShift(page);
  if (moved === 0) return 0;
  await page.reload();
  return layoutShift(page);
};

/** Bytes that came over the wire for the page and everything on it. */
export const weight = (page) => page.evaluate(() =>
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0));

export const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
