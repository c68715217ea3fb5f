import { unzipSync } from 'fflate';
import { LIMITS, WorkbookError } from './limits.ts';

/** The parts of a workbook by their names, unpacked when asked for. */
export class Parts {
  readonly #file: Uint8Array;
  readonly #sizes = new Map<string, number>();
  #unpacked = 0;

  /** @throws WorkbookError when it is not a zip archive, or one with too much in it. */
  constructor(file: Uint8Array) {
    if (file.length > LIMITS.fileBytes) {
      throw new WorkbookError(`the file has ${file.length} bytes; at most ${LIMITS.fileBytes} are read`);
    }
    this.#file = file;
    this.#walk((name, size) => {
      if (this.#sizes.size >= LIMITS.parts) {
        throw new WorkbookError(`the archive has more than ${LIMITS.parts} files`);
      }
      this.#sizes.set(name, size);
      return false;
    });
  }

  has(name: string): boolean {
    return this.#sizes.has(name);
  }

  names(): string[] {
    return [...this.#sizes.keys()];
  }

  /** @throws WorkbookError when the part is too large or damaged; undefined when there is none. */
  read(name: string): Uint8Array | undefined {
    const size = this.#sizes.get(name);
    if (size === undefined) return undefined;
    this.#unpacked += size;
    if (size > LIMITS.partBytes || this.#unpacked > LIMITS.unpackedBytes) {
      throw new WorkbookError(`${name} unpacks to ${size} bytes, more than is read`);
    }
    // The archive's own word for the size makes the buffer; what a lying archive has beyond it is dropped, not held.
    return this.#walk((found) => found === name)[name];
  }

  #walk(filter: (name: string, size: number) => boolean): Record<string, Uint8Array> {
    try {
      return unzipSync(this.#file, { filter: ({ name, originalSize }) => filter(name, originalSize) });
    } catch (error) {
      if (error instanceof WorkbookError) throw error;
      throw new WorkbookError(`it is not an .xlsx workbook, or a damaged one (${messageOf(error)})`);
    }
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
