import pg from 'pg';
import { keyedDigest } from './cipher.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { forgetKept } from './page-keep.ts';
import { PUBLISH_CHANNEL, tags } from './publish.ts';

const RETRY_MS = 1000;
/** Many facts change in one import: their tags travel together. */
const GATHER_MS = 50;

/**
 * Listens for published facts and has this process throw away the cached pages tied to them. Reconnects for ever; what
 * was published meanwhile is not known, so all pages go then. @returns ends it
 */
export function listenForPublished(): () => void {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let listening: pg.Client | undefined;
  let ended = false;

  const note = (tag: string, wait: number) => {
    pending.add(tag);
    timer ??= setTimeout(() => void flush(), wait).unref();
  };

  const flush = async () => {
    const waiting = [...pending];
    pending = new Set();
    timer = undefined;
    for (let start = 0; start < waiting.length; start += 100) {
      const part = waiting.slice(start, start + 100);
      if (!(await expire(part))) for (const tag of part) note(tag, RETRY_MS);
    }
    // Only now does Next make the pages anew: a copy kept before is of the old facts.
    forgetKept();
  };

  const connect = async (again: boolean): Promise<void> => {
    if (ended) return;
    const client = new pg.Client({
      connectionString: env().databaseUrl,
      application_name: 'dais-web-listen',
      keepAlive: true,
    });
    listening = client;
    const reconnect = once(() => setTimeout(() => void connect(true), RETRY_MS).unref());
    client.on('error', reconnect);
    client.on('end', reconnect);
    client.on('notification', ({ payload }) => {
      if (payload) note(payload, GATHER_MS);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${PUBLISH_CHANNEL}`);
      if (again) note(tags.all, GATHER_MS);
    } catch (error) {
      log('warn', 'listen', { message: (error as Error).message });
      reconnect();
    }
  };
  void connect(false);
  return () => {
    ended = true;
    clearTimeout(timer);
    void listening?.end();
  };
}

function once(run: () => void): () => void {
  let ran = false;
  return () => {
    if (ran) return;
    ran = true;
    run();
  };
}

/** @returns whether Next has thrown the pages away */
async function expire(expired: string[]): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? env().port}/api/internal/published`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keyedDigest('internal', 'published')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ tags: expired }),
    });
    if (!answer.ok) log('error', 'expire', { status: answer.status });
    return answer.ok;
  } catch (error) {
    log('error', 'expire', { message: (error as Error).message });
    return false;
  }
}
