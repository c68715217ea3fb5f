'use client';

import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { type Located, locate, type Polygon } from '#lib/officials/district-rules.ts';

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

type Seat = { label: string; lang: string | undefined; holder: string | null; href: string | null };

type Props = {
  /** Where the outlines of the place are: an address in which nothing about the reader stands. */
  outlinesAt: string;
  /** By the seat's id. */
  seats: Record<string, Seat>;
  texts: DistrictTexts;
};

type Answer = Located & { metres: number };
type State = Answer | { kind: 'asking' } | { kind: Problem } | null;
type Problem = 'denied' | 'unavailable' | 'unsupported' | 'failed';
type OutlineAnswer = {
  data: { seatId: string; toleranceMetres: number; geometry: { coordinates: Polygon[] } }[];
};

/** No reading of a position is more exact than this. */
const LEAST_MARGIN_METRES = 10;

/** Finds the reader's district here, in the browser. The position is asked for on a tap and goes nowhere. */
export function FindDistrict({ outlinesAt, seats, texts }: Props) {
  const [state, setState] = useState<State>(null);
  const find = async () => {
    setState({ kind: 'asking' });
    setState(await findDistrict(outlinesAt).catch((): State => ({ kind: 'failed' })));
  };
  return (
    <>
      <p className="no-print">
        <button type="button" onClick={find} disabled={state?.kind === 'asking'}>
          {state === null || state.kind === 'asking' ? texts.button : texts.again}
        </button>
      </p>
      <div aria-live="polite">{state && <Told state={state} seats={seats} texts={texts} />}</div>
    </>
  );
}

async function findDistrict(outlinesAt: string): Promise<State> {
  if (!navigator.geolocation) return { kind: 'unsupported' };
  const position = await new Promise<GeolocationPosition | Problem>((resolve) => {
    navigator.geolocation.getCurrentPosition(
      resolve,
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      // Whoever looks again may have moved.
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  });
  if (typeof position === 'string') return { kind: position };
  const response = await fetch(outlinesAt);
  if (!response.ok) return { kind: 'failed' };
  const { data } = (await response.json()) as OutlineAnswer;
  const { longitude, latitude, accuracy } = position.coords;
  const metres = Math.max(accuracy, LEAST_MARGIN_METRES);
  const drawn = Math.max(0, ...data.map((outline) => outline.toleranceMetres));
  const outlines = data.map(({ seatId, geometry }) => ({ seatId, polygons: geometry.coordinates }));
  return { ...locate([longitude, latitude], outlines, metres + drawn), metres };
}

function Told({
  state,
  seats,
  texts,
}: {
  state: NonNullable<State>;
  seats: Props['seats'];
  texts: DistrictTexts;
}) {
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
          <p className="muted small">{texts.exact.replace('{metres}', String(Math.round(state.metres)))}</p>
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
