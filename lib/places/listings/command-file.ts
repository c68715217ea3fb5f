import { open } from 'node:fs/promises';
import { LIMITS } from './limits.ts';
import { WorkbookError } from './workbook-problem.ts';

/** A file's bytes, never more than are read. @throws WorkbookError in words for a person */
export async function readSheetFile(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new WorkbookError(
      error.code === 'ENOENT' ? { code: 'no_file' } : { code: 'cannot_open', why: error.code ?? '' },
    );
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new WorkbookError({ code: 'not_file' });
    if (stat.size > LIMITS.fileBytes) {
      throw new WorkbookError({ code: 'large_file', bytes: stat.size, most: LIMITS.fileBytes });
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
