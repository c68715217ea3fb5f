import { unzipSync } from 'fflate';
import { LIMITS } from './limits.ts';
import { WorkbookError } from './workbook-problem.ts';

/** The parts of a workbook by their names, unpacked when asked for. */
export class Parts {
  readonly #file: Uint8Array;
  readonly #sizes = new Map<string, number>();
  #unpacked = 0;

  /** @throws WorkbookError when it is not a zip archive, or one with too much in it. */
  constructor(file: Uint8Array) {
    if (file.length > LIMITS.fileBytes) {
      throw new WorkbookError({ code: 'large_file', bytes: file.length, most: LIMITS.fileBytes });
    }
    this.#file = file;
    this.#walk((name, size) => {
      if (this.#sizes.size >= LIMITS.parts) {
        throw new WorkbookError({ code: 'many_parts', most: LIMITS.parts });
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
      throw new WorkbookError({ code: 'large_part', part: name.slice(0, 60), bytes: size });
    }
    // The archive's own word for the size makes the buffer; what a lying archive has beyond it is dropped, not held.
    return this.#walk((found) => found === name)[name];
  }

  #walk(filter: (name: string, size: number) => boolean): Record<string, Uint8Array> {
    try {
      return unzipSync(this.#file, { filter: ({ name, originalSize }) => filter(name, originalSize) });
    } catch (error) {
      if (error instanceof WorkbookError) throw error;
      throw new WorkbookError({ code: 'not_workbook' }, messageOf(error));
    }
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
