// Prepares a scratch folder, then runs the conversations where no network can be reached but this machine's own loopback.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from '../program.mjs';

const playground = '@microsoft/m365agentsplayground@0.2.28';
const conversations = fileURLToPath(new URL('conversations.mjs', import.meta.url));

if (!isBuilt()) {
  console.error(`No bot in ${build}: run dotnet build first, or name a build with BOT_BUILD.`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'playground-'));
try {
  cpSync(build, join(scratch, 'bot'), { recursive: true });
  run('npm', ['install', '--no-fund', '--no-audit', '--ignore-scripts', '--prefix', scratch, playground], {});
  const asRoot = process.getuid() === 0 ? [] : ['--map-root-user'];
  const inside = 'ip link set lo up && exec "$@"';
  run('unshare', ['--net', ...asRoot, 'sh', '-c', inside, 'sh', process.execPath, '--test', conversations], { SCRATCH: scratch });
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

function run(command, args, env) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) throw error;
  if (status !== 0) process.exitCode = status ?? 1;
}
