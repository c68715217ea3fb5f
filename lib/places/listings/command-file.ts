import { open } from 'node:fs/promises';
import { LIMITS, WorkbookError } from './limits.ts';

/** A file's bytes, never more than are read. @throws WorkbookError in words for a person */
export async function readSheetFile(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new WorkbookError(
      error.code === 'ENOENT' ? 'there is no such file' : `cannot be opened (${error.code})`,
    );
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new WorkbookError('is not a file');
    if (stat.size > LIMITS.fileBytes) {
      throw new WorkbookError(`the file has ${stat.size} bytes; at most ${LIMITS.fileBytes} are read`);
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
