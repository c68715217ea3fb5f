import { resourceNamed } from '#lib/officials/open-data/open-data.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { answerOne } from '#lib/platform/open-list.ts';

type Context = { params: Promise<{ resource: string; id: string[] }> };

export const OPTIONS = publicOptions;

/** One fact by its id. The slashes of an id may stand as they are or as "%2F". */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { resource: name, id } = await params;
  const resource = resourceNamed(name);
  const key = readable(id.join('/'));
  if (!resource || key === null) return publicError('not_found', 'There is no such address.');
  return publicRoute(`api ${name} one`, request, () => answerOne(request, resource, key));
}

function readable(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
