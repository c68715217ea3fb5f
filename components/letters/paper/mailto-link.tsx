import { type RefObject, useState } from 'react';
import type { FormTexts } from '#components/letters/types.ts';
import { copyText } from './copy-text.ts';
import { mailtoOf } from './mailto.ts';

type Props = {
  to: string;
  subject: string;
  body: string;
  /** What to select when the browser refuses the clipboard. */
  area: RefObject<HTMLElement | null>;
  texts: Pick<FormTexts, 'mailto' | 'mailtoHint' | 'mailtoLong' | 'mailtoCopied' | 'copyFailed'>;
};

/** Opens the writer's own mail program. A letter too long to be handed over is copied first, to be pasted there. */
export function MailtoLink({ to, subject, body, area, texts }: Props) {
  const [said, setSaid] = useState<'' | 'mailtoCopied' | 'copyFailed'>('');
  const { href, whole } = mailtoOf(to, subject, body);
  const copyFirst = async () => setSaid((await copyText(body, area)) ? 'mailtoCopied' : 'copyFailed');
  return (
    <>
      <a className="button quiet" href={href} onClick={whole ? undefined : copyFirst}>
        {texts.mailto}
      </a>
      <span className="small muted">{whole ? texts.mailtoHint : texts.mailtoLong}</span>
      <span role="status" className="small">
        {said && texts[said]}
      </span>
    </>
  );
}
