import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const bot = 'http://127.0.0.1:3978';
export const playgroundAddress = 'http://localhost:56150/';
export const personalChat = 'personal-chat-of-the-test';

/** Starts the bot and the Playground from the scratch folder. Returns what ends both. */
export async function startPrograms(scratch) {
  const started = [
    start('bot', 'dotnet', ['CompetencyBot.dll', '--urls', bot], { ASPNETCORE_ENVIRONMENT: 'Development' }),
    start('desk', process.execPath, [join(scratch, 'node_modules/@microsoft/m365agentsplayground/cli.js'), 'start',
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

  function start(name, command, args, env) {
    const cwd = join(scratch, name);
    mkdirSync(cwd, { recursive: true });
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.log = join(scratch, `${name}.log`);
    const log = createWriteStream(child.log);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    return child;
  }
}

async function answers(address, child) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(200)) {
    if (child.exitCode !== null) break;
    if (await fetch(address).catch(() => null)) return;
  }
  throw new Error(`${address} does not answer:\n${readFileSync(child.log, 'utf8')}`);
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
