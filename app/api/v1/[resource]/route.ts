import { RESOURCES, resourceNamed } from '#lib/officials/open-data/open-data.ts';
import { publicError, publicOptions, publicRoute } from '#lib/platform/api.ts';
import { answerList } from '#lib/platform/open-list.ts';

type Context = { params: Promise<{ resource: string }> };

export const OPTIONS = publicOptions;

/** A list of one kind of fact, as JSON or CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { resource: name } = await params;
  const resource = resourceNamed(name);
  if (!resource) {
    const known = RESOURCES.map((it) => it.name).join(', ');
    return publicError('not_found', `There is no such list. There are: ${known}.`);
  }
  return publicRoute(`api ${name}`, request, () => answerList(request, resource));
}
