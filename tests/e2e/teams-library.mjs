import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** The file that the program serves to the Teams tab. */
export const served = fileURLToPath(new URL('../../src/CompetencyBot/Web/Assets/teams-js.js', import.meta.url));

/** What the tab uses of the library. Everything else stays out of the bundle. */
const used = `
  import { app, meeting, pages } from '@microsoft/teams-js';
  export const initialize = app.initialize;
  export const getContext = app.getContext;
  export const registerOnThemeChangeHandler = app.registerOnThemeChangeHandler;
  export const notifySuccess = app.notifySuccess;
  export const getConfig = pages.getConfig;
  export const setConfig = pages.config.setConfig;
  export const setValidityState = pages.config.setValidityState;
  export const registerOnSaveHandler = pages.config.registerOnSaveHandler;
  export const getAppContentStageSharingCapabilities = meeting.getAppContentStageSharingCapabilities;
  export const shareAppContentToStage = meeting.shareAppContentToStage;`;

/** The library's bundle, the same on every machine. */
export async function bundle() {
  const folder = join(here, 'node_modules/@microsoft/teams-js');
  const { version } = createRequire(import.meta.url)(join(folder, 'package.json'));
  const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').trim().replace(/\r/g, '');
  const { outputFiles: [file] } = await build({
    stdin: { contents: used, resolveDir: here },
    inject: [join(here, 'teams-library-fetch.mjs')],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'microsoftTeams',
    target: 'es2020',
    legalComments: 'none',
    write: false,
    banner: { js: `/*! @microsoft/teams-js ${version}, the parts that the tab uses. Made by "npm run teams-library" in tests/e2e.\n\n${licence}\n\n`
      + 'It holds debug (MIT, TJ Holowaychuk and Josh Junon), ms (MIT, Zeit, Inc.), uuid (MIT, Robert Kieffer and other contributors)\nand tslib (0BSD, Microsoft Corporation). */' },
  });
  return file.text;
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(served, await bundle());
