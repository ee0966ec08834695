// The program itself, with a small town of its own in a folder that goes away.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
export const password = 'concert-demo';

function program() {
  const candidates = [
    process.env.CONCERT_PROGRAM,
    join(root, 'build/release/concert'),
    join(root, 'build/dev/concert'),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error('no program: set CONCERT_PROGRAM or build one');
  return found;
}

export class Town {
  log = '';

  static async open() {
    const town = new Town();
    town.folder = mkdtempSync(join(tmpdir(), 'concert-browser-'));
    const path = program();
    const filled = spawnSync(path, ['demo', '--no-serve', '--data', town.folder, '--situations', '40'], {
      encoding: 'utf8',
    });
    if (filled.status !== 0) throw new Error(`the town cannot be filled: ${filled.stderr}`);
    town.process = spawn(path, ['serve', '--data', town.folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    // However the suite ends, the program does not outlive it.
    process.once('exit', () => {
      town.process.kill();
      rmSync(town.folder, { recursive: true, force: true });
    });
    town.ended = new Promise((resolve) => town.process.once('exit', resolve));
    town.process.stderr.on('data', (bytes) => {
      town.log += bytes;
    });
    town.origin = await new Promise((resolve, reject) => {
      const lines = createInterface({ input: town.process.stdout });
      lines.on('line', (line) => {
        town.log += line + '\n';
        const port = line.match(/:(\d+)$/)?.[1];
        if (port) resolve(`http://localhost:${port}`);
      });
      town.ended.then((status) => reject(new Error(`the program ended with ${status}: ${town.log}`)));
    });
    return town;
  }

  // Everything that lies in the data folder now, as one text.
  bytes_at_rest() {
    return readdirSync(this.folder)
      .map((name) => {
        const path = join(this.folder, name);
        try {
          return readFileSync(path, 'latin1');
        } catch {
          return '';
        } // a socket
      })
      .join('\n');
  }

  async close() {
    this.process.kill('SIGTERM');
    const status = await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
    return status;
  }
}
