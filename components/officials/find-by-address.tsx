'use client';

import { type FormEvent, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { lookUpAddress } from '#lib/officials/districts/geocode-actions.ts';
import {
  type Answer,
  DistrictAnswer,
  type DistrictTexts,
  loadOutlines,
  type Seats,
  type Told,
} from './district-answer.tsx';
import styles from './find-by-address.module.css';

export type AddressTexts = Record<
  'label' | 'hint' | 'button' | 'asking' | 'none' | 'short' | 'busy' | 'unavailable' | 'choose' | 'exact',
  string
>;

type Props = {
  geoid: string;
  outlinesAt: string;
  seats: Seats;
  texts: DistrictTexts;
  addressTexts: AddressTexts;
};

type Found = { name: string; answer: Answer };
type State = Told | { kind: 'several'; found: Found[] } | { kind: 'said'; text: string } | null;

/** A geocoder puts a house somewhere along its street. */
const MARGIN_METRES = 30;

/** Finds the district of a street address: the host's geocoder says where it is, this browser in which district. */
export function FindByAddress({ geoid, outlinesAt, seats, texts, addressTexts: t }: Props) {
  const [state, setState] = useState<State>(null);
  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('street') ?? '');
    setState({ kind: 'asking' });
    setState(await districtOf(address).catch((): State => ({ kind: 'failed' })));
  };

  async function districtOf(address: string): Promise<State> {
    const outcome = await lookUpAddress({ geoid, address });
    if (!outcome.ok) {
      const said = { invalid: t.short, too_many: t.busy } as Record<string, string>;
      return { kind: 'said', text: said[outcome.reason] ?? t.unavailable };
    }
    if (outcome.value.length === 0) return { kind: 'said', text: t.none };
    const locate = await loadOutlines(outlinesAt);
    if (!locate) return { kind: 'failed' };
    const found = outcome.value.map(({ longitude, latitude, name }) => ({
      name,
      answer: locate(longitude, latitude, MARGIN_METRES),
    }));
    const [first] = found;
    const same = new Set(found.map(({ answer }) => JSON.stringify(answer))).size === 1;
    return first && same ? first.answer : { kind: 'several', found };
  }

  return (
    <>
      <form className="no-print" onSubmit={find}>
        <Field id="street" label={t.label} hint={t.hint}>
          {(attributes) => (
            <input {...attributes} name="street" type="text" maxLength={150} autoComplete="off" required />
          )}
        </Field>
        <button type="submit" disabled={state?.kind === 'asking'}>
          {t.button}
        </button>
      </form>
      <div aria-live="polite">
        {state?.kind === 'asking' && <p>{t.asking}</p>}
        {state?.kind === 'said' && (
          <Notice>
            <p>{state.text}</p>
          </Notice>
        )}
        {state?.kind === 'several' && (
          <fieldset className={styles.several}>
            <legend>{t.choose}</legend>
            {state.found.map(({ name, answer }) => (
              <button key={name} type="button" onClick={() => setState(answer)}>
                {name}
              </button>
            ))}
          </fieldset>
        )}
        {state && state.kind !== 'asking' && state.kind !== 'said' && state.kind !== 'several' && (
          <DistrictAnswer state={state} seats={seats} texts={texts} exact={t.exact} />
        )}
      </div>
    </>
  );
}
