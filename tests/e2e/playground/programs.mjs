import { join } from 'node:path';
import { answers, end, start } from '../program.mjs';

const bot = 'http://127.0.0.1:3978';
export const playgroundAddress = 'http://localhost:56150/';
export const personalChat = 'personal-chat-of-the-test';

/** Starts the bot and the Playground from the scratch folder. Returns what ends both. */
export async function startPrograms(scratch) {
  const started = [
    start(scratch, 'bot', 'dotnet', ['CompetencyBot.dll', '--urls', bot], { ASPNETCORE_ENVIRONMENT: 'Development' }),
    start(scratch, 'desk', process.execPath, [join(scratch, 'node_modules/@microsoft/m365agentsplayground/cli.js'), 'start',
      '--app-endpoint', `${bot}/api/messages`, '--channel-id', 'msteams', '--port', '56150',
      '--conversation-id', personalChat, '--disable-telemetry'], { TEAMSAPPTESTER_BROWSER: 'none' }),
  ];
  const stop = () => Promise.all(started.map(end));
  try {
    await Promise.all([answers(`${bot}/`, started[0]), answers(playgroundAddress, started[1])]);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
