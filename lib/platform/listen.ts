import pg from 'pg';
import { keyedDigest } from './cipher.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { forgetKept } from './page-keep.ts';
import { PUBLISH_CHANNEL } from './publish.ts';

const RETRY_MS = 1000;
/** Many facts change in one import: their tags travel together. */
const GATHER_MS = 50;

/** Listens for published facts and has this process throw away the cached pages tied to them. Reconnects for ever. */
export function listenForPublished(): void {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async () => {
    const tags = [...pending];
    pending = new Set();
    timer = undefined;
    for (let start = 0; start < tags.length; start += 100) await expire(tags.slice(start, start + 100));
    // Only now does Next make the pages anew: a copy kept before is of the old facts.
    forgetKept();
  };

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: env().databaseUrl,
      application_name: 'dais-web-listen',
      keepAlive: true,
    });
    const again = once(() => setTimeout(() => void connect(), RETRY_MS).unref());
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      if (!payload) return;
      pending.add(payload);
      if (!timer) timer = setTimeout(() => void flush(), GATHER_MS);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${PUBLISH_CHANNEL}`);
    } catch (error) {
      log('warn', 'listen', { message: (error as Error).message });
      again();
    }
  };
  void connect();
}

function once(run: () => void): () => void {
  let ran = false;
  return () => {
    if (ran) return;
    ran = true;
    run();
  };
}

async function expire(tags: string[]): Promise<void> {
  try {
    const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? env().port}/api/internal/published`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keyedDigest('internal', 'published')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ tags }),
    });
    if (!answer.ok) log('error', 'expire', { status: answer.status });
  } catch (error) {
    log('error', 'expire', { message: (error as Error).message });
  }
}
