import { hasAlready, publicError, publicHeaders, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { openDumpFile } from '#lib/platform/dump.ts';

type Context = { params: Promise<{ file: string }> };

export const OPTIONS = publicOptions;

/** One file of the dump, as it lies on the disk. A name is never used for another content. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return publicRoute('api dump file', request, async () => {
    const { file } = await params;
    const opened = await openDumpFile(file);
    if (!opened)
      return publicError('not_found', 'There is no such file in the newest dump: see /api/v1/dump.');
    const etag = `"${file}"`;
    const headers = { ...publicHeaders(), etag, 'cache-control': 'public, max-age=86400, immutable' };
    if (hasAlready(request, etag)) {
      await opened.body.cancel();
      return new Response(null, { status: 304, headers });
    }
    return new Response(opened.body, {
      headers: {
        ...headers,
        'content-type': 'application/gzip',
        'content-length': String(opened.bytes),
        'content-disposition': `attachment; filename="${file}"`,
      },
    });
  });
}
