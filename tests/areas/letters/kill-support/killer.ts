import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** A worker that makes no call in this time is killed all the same. */
const LONGEST_LIFE_MS = 10_000;

/** Where a worker was when it was killed, as the provider saw it. */
export const MOMENTS = [
  'no call yet',
  'between calls',
  'call open, not taken',
  'taken, not answered',
] as const;
export type Moment = (typeof MOMENTS)[number];

type Worker = {
  child: ChildProcess;
  apiKey: string;
  calls: number;
  /** Calls that are open, and those of them whose letters were taken. */
  open: number;
  taken: number;
  called: Promise<void>;
  onCall: () => void;
};

/** Starts real workers and kills them with SIGKILL at random moments. */
export class Killer {
  url = '';
  kills = 0;
  readonly moments = new Map<Moment, number>();
  private readonly living = new Set<Worker>();
  private started = 0;
  private readonly chance: Chance;
  private readonly databaseUrl: () => string;

  constructor(chance: Chance, databaseUrl: () => string) {
    this.chance = chance;
    this.databaseUrl = databaseUrl;
  }

  private spawn(more: Record<string, string>): ChildProcess {
    const cache = path.join(process.env.DATA_DIR ?? '', 'compiled');
    const env = { ...process.env, NODE_COMPILE_CACHE: cache, RESEND_BASE_URL: this.url, ...more };
    return spawn(process.execPath, ['scripts/worker.ts'], { cwd: ROOT, stdio: 'ignore', env });
  }

  /** Starts one that ends by itself, for want of a database: only then Node keeps what it compiled. */
  async warmUp(): Promise<void> {
    const child = this.spawn({ DATABASE_URL: '' });
    await new Promise((resolve) => child.once('exit', resolve));
  }

  /** Its API key tells the provider which worker calls. */
  start(): Worker {
    this.started += 1;
    const apiKey = `re_worker${this.started}`;
    const child = this.spawn({ DATABASE_URL: this.databaseUrl(), RESEND_API_KEY: apiKey });
    const { promise: called, resolve: onCall } = Promise.withResolvers<void>();
    const worker = { child, apiKey, calls: 0, open: 0, taken: 0, called, onCall };
    this.living.add(worker);
    return worker;
  }

  noteCall(apiKey: string, moment: 'received' | 'taken' | 'answered'): void {
    for (const worker of this.living) {
      if (worker.apiKey !== apiKey) continue;
      if (moment === 'received') {
        worker.calls += 1;
        worker.open += 1;
        worker.onCall();
      } else if (moment === 'taken') worker.taken += 1;
      else {
        worker.open -= 1;
        worker.taken = Math.min(worker.taken, worker.open);
      }
    }
  }

  /** One worker after the other, most of them killed soon after they began to call. */
  async keepKilling(more: () => boolean): Promise<void> {
    while (more()) {
      const worker = this.start();
      if (this.chance.oneIn(6)) await this.chance.wait(1_500);
      else {
        await Promise.race([worker.called, sleep(LONGEST_LIFE_MS, undefined, { ref: false })]);
        await this.chance.wait(150);
      }
      const moment = this.momentOf(worker);
      if ((await this.end(worker)) !== 'SIGKILL') throw new Error('a worker ended before it was killed');
      this.kills += 1;
      this.moments.set(moment, (this.moments.get(moment) ?? 0) + 1);
    }
  }

  private momentOf({ calls, open, taken }: Worker): Moment {
    if (calls === 0) return 'no call yet';
    if (taken > 0) return 'taken, not answered';
    return open > 0 ? 'call open, not taken' : 'between calls';
  }

  async end(worker: Worker): Promise<NodeJS.Signals | null> {
    this.living.delete(worker);
    const { child } = worker;
    if (child.exitCode !== null || child.signalCode !== null) return child.signalCode;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    return child.signalCode;
  }

  async stop(): Promise<void> {
    for (const worker of this.living) await this.end(worker);
  }
}
