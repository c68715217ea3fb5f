import type { OfficeLabel } from './seat-label.ts';

/** An office with each part marked as the language that it is in. */
export function OfficeName({ office: { seat, body } }: { office: OfficeLabel }) {
  return (
    <>
      <span lang={seat.lang}>{seat.text}</span>
      {body && (
        <>
          , <span lang="en">{body}</span>
        </>
      )}
    </>
  );
}
