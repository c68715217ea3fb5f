import { getTranslations } from 'next-intl/server';
import { InEnglish } from '#components/ui/in-english.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { arrange, type SeatRecord } from '#lib/officials/rules.ts';
import type { BodyFact } from '#lib/officials/types.ts';
import styles from './dais.module.css';
import { deepDrawing, wideDrawing } from './dais-geometry.ts';
import { DaisSvg, type DrawnSeat } from './dais-svg.tsx';
import { seatLabel } from './seat-label.ts';

type Props = {
  locale: Locale;
  /** Path of the place's page without a language: "/fl/miami". */
  path: string;
  body: BodyFact;
  /** One for each seat on file, as of the day of the page. */
  records: readonly SeatRecord[];
  /** `small`: for campaign and item pages. */
  size?: 'full' | 'small';
};

/** The body as the public sees it from the floor, each seat with what its holder has on record. Drawn on the server. */
export async function Dais({ locale, path, body, records, size = 'full' }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials' });
  const tSeat = await getTranslations({ locale, namespace: 'officials.seat' });
  const { arc, apart } = arrange(records);
  const mayorHasNoVote = body.mayorPowers.length > 0 && !body.mayorPowers.includes('vote');
  const drawn = (record: SeatRecord): DrawnSeat => {
    const { holder, seat } = record;
    const { text: label, lang } = seatLabel(tSeat, seat.label);
    const noVote = seat.kind === 'mayor' && !seat.votes && mayorHasNoVote;
    return {
      key: seat.id,
      name:
        holder?.person.name ?? t(record.vacancy === 'never_on_file' ? 'dais.neverOnFile' : 'dais.successor'),
      held: holder !== null,
      label: noVote ? `${label}, ${t('dais.noVote')}` : label,
      lang: noVote ? undefined : lang,
      href: holder ? pathIn(locale, `${path}/officials/${holder.person.slug}`) : null,
      mark: record.mark,
      direction: record.direction,
    };
  };
  const missing = arc.length > 0 ? Math.max(0, (body.votingSeats ?? 0) - arc.length) : 0;
  const seats = [
    ...arc.map(drawn),
    ...Array.from({ length: missing }, (_, at) => ({
      key: `missing ${at}`,
      name: t('dais.neverOnFile'),
      held: false,
      label: '',
      lang: undefined,
      href: null,
      mark: 'vacant' as const,
      direction: null,
    })),
  ];
  const aside = apart.map(drawn);
  if (seats.length + aside.length === 0) return null;
  const words = (seat: DrawnSeat) =>
    seat.mark === 'mixed' ? t(`record.mixed_${seat.direction ?? 'keep'}`) : t(`mark.${seat.mark}`);
  return (
    <figure className={`${styles.dais} ${size === 'small' ? styles.small : ''}`}>
      <DaisSvg
        className={styles.wide}
        drawing={wideDrawing(seats.length, aside.length)}
        arc={seats}
        apart={aside}
      />
      <DaisSvg
        className={styles.deep}
        drawing={deepDrawing(seats.length, aside.length)}
        arc={seats}
        apart={aside}
      />
      <div className="visually-hidden">
        <table>
          <caption>
            <InEnglish text={t('dais.caption', { body: body.name })} name={body.name} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('dais.columnSeat')}</th>
              <th scope="col">{t('dais.columnWho')}</th>
              <th scope="col">{t('dais.columnRecord')}</th>
            </tr>
          </thead>
          <tbody>
            {[...seats, ...aside].map((seat) => (
              <tr key={seat.key}>
                <td lang={seat.lang}>{seat.label}</td>
                <th scope="row">{seat.href ? <a href={seat.href}>{seat.name}</a> : seat.name}</th>
                <td>{words(seat)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
