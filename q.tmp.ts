import { bodiesOf, recipientsOf, timelineOf, motionsOf, rulesOf, officialBySlug } from '#lib/officials/queries.ts';
import { seatRecord, whipCount } from '#lib/officials/rules.ts';
import { disconnect } from '#lib/platform/db.ts';
const T='2026-11-23';
for (const g of ['1245000','1267550','1236550','1270600','1224125','1232275']) {
  const t0=performance.now();
  const [bodies, motions, tl, rec] = await Promise.all([bodiesOf(g), motionsOf(g), timelineOf(g), recipientsOf(g,T)]);
  console.log('==',g, Math.round(performance.now()-t0),'ms', tl.length,'timeline', motions.length,'motions');
  for (const b of bodies) { const rs=b.seats.map(s=>seatRecord(s,T)); console.log(b.name,b.decider,b.votingSeats, JSON.stringify(whipCount(rs,b,'end',motions)));
    for(const r of rs) console.log('  ',r.seat.label,r.seat.kind,r.seat.votes,r.seat.presides,r.holder?.person.name??'—',r.mark,r.direction,r.vacancy, r.former.map(f=>f.person.name).join()); }
  console.log(rec.map(r=>[r.name,r.email?.value,r.otherChannels.map(c=>c.kind).join('+'),r.asOf].join(' | ')).join('\n'));
}
console.log((await officialBySlug('1245000','christine-king'))?.terms.length);
await disconnect();
