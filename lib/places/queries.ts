export { agenciesOf } from './agency-queries.ts';
export { factCounts, listUses, sourceUses } from './data-queries.ts';
export { countyOverview, stateOverview } from './overview-queries.ts';
export { placeByGeoid, placeBySlug, sourcesOfPlaces, stateByCode } from './place-queries.ts';
export { search } from './search/search-queries.ts';
export { listCover, newestList, statusesOf, statusOf } from './status-queries.ts';
