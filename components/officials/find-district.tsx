'use client';

import { useState } from 'react';
import {
  DistrictAnswer,
  type DistrictTexts,
  loadOutlines,
  type Problem,
  type Seats,
  type Told,
} from './district-answer.tsx';

type Props = {
  /** Where the outlines of the place are: an address in which nothing about the reader stands. */
  outlinesAt: string;
  seats: Seats;
  texts: DistrictTexts;
};

/** No reading of a position is more exact than this. */
const LEAST_MARGIN_METRES = 10;

/** Finds the reader's district here, in the browser. The position is asked for on a tap and goes nowhere. */
export function FindDistrict({ outlinesAt, seats, texts }: Props) {
  const [state, setState] = useState<Told | null>(null);
  const find = async () => {
    setState({ kind: 'asking' });
    setState(await findDistrict(outlinesAt).catch((): Told => ({ kind: 'failed' })));
  };
  return (
    <>
      <p className="no-print">
        <button type="button" onClick={find} disabled={state?.kind === 'asking'}>
          {state === null || state.kind === 'asking' ? texts.button : texts.again}
        </button>
      </p>
      <div aria-live="polite">
        {state && <DistrictAnswer state={state} seats={seats} texts={texts} exact={texts.exact} />}
      </div>
    </>
  );
}

async function findDistrict(outlinesAt: string): Promise<Told> {
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
  const find = await loadOutlines(outlinesAt);
  if (!find) return { kind: 'failed' };
  const { longitude, latitude, accuracy } = position.coords;
  return find(longitude, latitude, Math.max(accuracy, LEAST_MARGIN_METRES));
}
