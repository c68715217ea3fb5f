import { Notice } from '#components/ui/notice.tsx';
import { type Located, locate, type Polygon } from '#lib/officials/districts/district-rules.ts';

export type DistrictTexts = Record<
  | 'button'
  | 'again'
  | 'asking'
  | 'inside'
  | 'border'
  | 'edge'
  | 'outside'
  | 'exact'
  | 'denied'
  | 'unavailable'
  | 'unsupported'
  | 'failed',
  string
>;

export type Seat = { label: string; lang: string | undefined; holder: string | null; href: string | null };
/** By the seat's id. */
export type Seats = Record<string, Seat>;

export type Answer = Located & { metres: number };
export type Problem = 'denied' | 'unavailable' | 'unsupported' | 'failed';
export type Told = Answer | { kind: 'asking' } | { kind: Problem };

type OutlineAnswer = {
  data: { seatId: string; toleranceMetres: number; geometry: { coordinates: Polygon[] } }[];
};

/** Compares points with the outlines at an address in which nothing about the reader stands; null when it fails. */
export async function loadOutlines(
  outlinesAt: string,
): Promise<((longitude: number, latitude: number, metres: number) => Answer) | null> {
  const response = await fetch(outlinesAt);
  if (!response.ok) return null;
  const { data } = (await response.json()) as OutlineAnswer;
  const drawn = Math.max(0, ...data.map((outline) => outline.toleranceMetres));
  const outlines = data.map(({ seatId, geometry }) => ({ seatId, polygons: geometry.coordinates }));
  return (longitude, latitude, metres) => ({
    ...locate([longitude, latitude], outlines, metres + drawn),
    metres,
  });
}

type Props = {
  state: Told;
  seats: Seats;
  texts: DistrictTexts;
  /** What stands below the answer about how exact it is, with {metres}. */
  exact: string;
};

/** What was found, or why nothing was. */
export function DistrictAnswer({ state, seats, texts, exact }: Props) {
  switch (state.kind) {
    case 'asking':
      return <p>{texts.asking}</p>;
    case 'inside':
    case 'border':
    case 'outside': {
      const found = state.kind === 'inside' ? [state.seatId] : state.kind === 'border' ? state.seatIds : [];
      const said = state.kind === 'border' && found.length === 1 ? texts.edge : texts[state.kind];
      return (
        <Notice tone={state.kind === 'inside' ? 'good' : 'plain'}>
          <p>
            <strong>{said}</strong>
          </p>
          {found.length > 0 && (
            <ul>
              {found.map((id) => (
                <SeatLine key={id} seat={seats[id]} />
              ))}
            </ul>
          )}
          <p className="muted small">{exact.replace('{metres}', String(Math.round(state.metres)))}</p>
        </Notice>
      );
    }
    default:
      return (
        <Notice tone="bad">
          <p>{texts[state.kind]}</p>
        </Notice>
      );
  }
}

function SeatLine({ seat }: { seat: Seat | undefined }) {
  if (!seat) return null;
  return (
    <li>
      <span lang={seat.lang}>{seat.label}</span>
      {seat.holder && (
        <>
          {': '}
          {seat.href ? <a href={seat.href}>{seat.holder}</a> : seat.holder}
        </>
      )}
    </li>
  );
}
