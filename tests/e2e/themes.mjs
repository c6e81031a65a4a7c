import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const designer = (path) => readFileSync(require.resolve(`adaptivecards-designer/${path}`), 'utf8');

const light = designer('lib/hostConfigs/microsoft-teams-light.json');
const dark = designer('lib/hostConfigs/microsoft-teams-dark.json');
const css = (theme) => designer(`dist/containers/teams-container-${theme}.css`);

/** White on black: whatever a card tells by its colours alone is lost. */
const contrast = dark.replace(/"backgroundColor": "[^"]*"/g, '"backgroundColor": "#000000"')
  .replace(/"(default|subtle)": "#[^"]*"/g, '"$1": "#ffffff"')
  .replace(/"(lineColor|borderColor)": "[^"]*"/g, '"$1": "#ffffff"');

const contrastCss = `
  .ac-pushButton { background-color: #000; color: #fff; border-color: #fff }
  a.ac-anchor { color: #ff0 !important }
  .ac-selectable { outline: 1px solid #fff }`;

/** Teams' themes for a page that draws cards: name, host configuration, style sheet. */
export const themes = [
  { name: 'light', hostConfig: JSON.parse(light), css: css('light') },
  { name: 'dark', hostConfig: JSON.parse(dark), css: css('dark') },
  { name: 'contrast', hostConfig: JSON.parse(contrast), css: css('dark') + contrastCss },
];
