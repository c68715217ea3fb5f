import { LIMITS, WorkbookError } from './limits.ts';
import { messageOf } from './parts.ts';

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
    throw new WorkbookError(`it cannot be reached (${messageOf(error)})`);
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new WorkbookError(`it answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LIMITS.fileBytes)
        throw new WorkbookError(`the answer has more than ${LIMITS.fileBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(`the answer was cut off (${messageOf(error)})`);
  }
  return Buffer.concat(chunks);
}
