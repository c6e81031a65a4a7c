import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';

/** The folder of the built bot; BOT_BUILD names another. */
export const build = process.env.BOT_BUILD ?? fileURLToPath(new URL('../../src/CompetencyBot/bin/Debug/net10.0', import.meta.url));

export const isBuilt = () => existsSync(join(build, 'CompetencyBot.dll'));

/** Starts a program in a folder below `scratch`; what it prints goes to a log beside it. */
export function start(scratch, name, command, args, env) {
  const cwd = join(scratch, name);
  mkdirSync(cwd, { recursive: true });
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.log = join(scratch, `${name}.log`);
  const log = createWriteStream(child.log);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return child;
}

/** Waits until something answers at an address. Throws with the program's log when it ends first, or after half a minute. */
export async function answers(address, child) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(200)) {
    if (child.exitCode !== null) break;
    if (await fetch(address).catch(() => null)) return;
  }
  throw new Error(`${address} does not answer:\n${readFileSync(child.log, 'utf8')}`);
}

export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Runs the built bot for local callers. Returns its address and what stops it. */
export async function startBot(port, settings = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'bot-'));
  const address = `http://127.0.0.1:${port}`;
  const child = start(scratch, 'bot', 'dotnet', [join(build, 'CompetencyBot.dll'), '--urls', address], { ASPNETCORE_ENVIRONMENT: 'Development', ...settings });
  const stop = async () => { await end(child); rmSync(scratch, { recursive: true, force: true }); };
  try {
    await answers(`${address}/health/live`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}
