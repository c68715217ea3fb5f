import { LIMITS } from './limits.ts';
import { messageOf } from './parts.ts';
import { WorkbookError } from './workbook-problem.ts';

const TIMEOUT_MS = 60_000;

/** Reads the file at an address that the host has set, bounded in time and size. @throws WorkbookError */
export async function download(url: string): Promise<Uint8Array> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'user-agent': 'Dais list reader',
    },
  }).catch((error: unknown) => {
    throw new WorkbookError({ code: 'unreachable' }, messageOf(error));
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new WorkbookError({ code: 'answered', status: response.status });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LIMITS.fileBytes) throw new WorkbookError({ code: 'large_answer', most: LIMITS.fileBytes });
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError({ code: 'cut_off' }, messageOf(error));
  }
  return Buffer.concat(chunks);
}
