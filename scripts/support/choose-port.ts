import { CommandError } from '#lib/platform/errors.ts';
import { freePort, isFree } from '#lib/platform/ports.ts';
import { until } from '#lib/platform/process.ts';

/**
 * The port to listen on. One that was asked for is used or refused; in local mode, without a wish, the next free one
 * from 3000 on. 0 asks for any.
 * @param host undefined for every interface.
 */
export async function choosePort(
  wish: { port: number; given: boolean; localMode: boolean },
  host: string | undefined,
): Promise<number> {
  if (wish.port === 0) return freePort();
  // The server of a start that was killed needs a moment to notice.
  if (await until(() => isFree(wish.port, host), 1_500)) return wish.port;
  if (wish.given || !wish.localMode) {
    throw new CommandError(`Port ${wish.port} is in use by another program. Set PORT to a free one.`);
  }
  for (let port = wish.port + 1; port < wish.port + 50; port += 1) {
    if (!(await isFree(port, host))) continue;
    console.log(`Port ${wish.port} is in use by another program; taking ${port}`);
    return port;
  }
  throw new CommandError(`Ports ${wish.port} to ${wish.port + 49} are all in use. Set PORT to a free one.`);
}
