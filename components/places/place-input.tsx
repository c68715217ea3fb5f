'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './look-up.module.css';

type Found = {
  geoid: string;
  kind: string;
  name: string;
  stateCode: string;
  slug: string;
  countyName: string | null;
  landShare?: number;
  rest?: boolean;
};

type Props = {
  id: string;
  describedBy: string | undefined;
  query: string;
  /** How many places are offered at most. */
  shown: number;
  /** "" or "/es": what an address begins with in the reader's language. */
  prefix: string;
  /** `counts[n]` says that n places were found. */
  texts: { options: string; rest: string; counts: string[] };
};

const PAUSE_MS = 150;

/**
 * A text field that offers places while one types (an ARIA 1.2 combobox with a list). Before the script runs, and
 * without it, it is the plain field of a form.
 */
export function PlaceInput({ id, describedBy, query, shown, prefix, texts }: Props) {
  const [ready, setReady] = useState(false);
  const [typed, setTyped] = useState(query);
  const [places, setPlaces] = useState<Found[] | null>(null);
  const [active, setActive] = useState(-1);
  const wanted = useRef('');
  const list = `${id}-list`;
  const open = places !== null && places.length > 0;

  useEffect(() => setReady(true), []);

  useEffect(() => {
    const text = typed.trim();
    if (text.length < 2 || text === wanted.current) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/v1/places?q=${encodeURIComponent(text)}&limit=${shown}&sources=no`, {
          signal: stop.signal,
        });
        if (!answer.ok) return setPlaces(null);
        const { data } = (await answer.json()) as { data: Found[] };
        if (document.activeElement?.id !== id) return;
        setPlaces(data);
        setActive(-1);
      } catch {
        // Offline, or the next letter came first: the form still works.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, shown, id]);

  const close = () => {
    setPlaces(null);
    setActive(-1);
  };
  const go = (place: Found) => {
    wanted.current = place.name;
    setTyped(place.name);
    close();
    const path = place.kind === 'state' ? place.stateCode : `${place.stateCode}/${place.slug}`;
    window.location.assign(`${prefix}/${path}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && places) {
      event.preventDefault();
      close();
    }
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) =>
        now < 0 && step < 0 ? places.length - 1 : (now + step + places.length) % places.length,
      );
    }
    const chosen = places[active];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      go(chosen);
    }
  };

  const severalStates = new Set(places?.map(({ stateCode }) => stateCode)).size > 1;

  return (
    <div className={styles.box}>
      <input
        id={id}
        name="q"
        type="text"
        maxLength={100}
        autoComplete="off"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="search"
        aria-describedby={describedBy}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value.trim().length < 2) close();
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        {...(ready && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': open,
          'aria-controls': list,
          'aria-activedescendant': active >= 0 ? `${list}-${active}` : undefined,
        })}
      />
      {ready && (
        <>
          {/* The list takes no focus: the field keeps it and names the active option. */}
          <div id={list} role="listbox" aria-label={texts.options} className={styles.options} hidden={!open}>
            {places?.map((place, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field, as the pattern asks.
              <div
                key={place.geoid}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                className={styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(place)}
              >
                {place.name}{' '}
                <span className={styles.aside}>
                  {place.rest ? texts.rest : place.countyName}
                  {severalStates && place.kind !== 'state' && ` · ${place.stateCode.toUpperCase()}`}
                  {place.landShare !== undefined && ` · ${percent(place.landShare)}`}
                </span>
              </div>
            ))}
          </div>
          <span className="visually-hidden" role="status">
            {places && texts.counts[Math.min(places.length, shown)]}
          </span>
        </>
      )}
    </div>
  );
}

function percent(share: number): string {
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`;
}
