// Words by which private facts are known, in English, Spanish and Haitian Creole: lower case, without accents.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));
const phrases = (text: string): readonly string[] =>
  text
    .split(/[\n,]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Ends of a street's name that are hardly anything else. */
export const STREET = words(`street avenue ave boulevard blvd rd terrace hwy pkwy`);
/** Ends that are other words as well: they count after a name with capitals. */
export const STREET_OR_ELSE = words(
  `st road drive dr lane ln court ct way place pl circle cir highway parkway trail trl ter`,
);
export const DIRECTIONS = words(
  `n s e w ne nw se sw north south east west northeast northwest southeast southwest`,
);
/** Words before the number or name of a street. */
export const STREET_BEFORE = words(`calle avenida carrera ri ru avni`);
export const NUMBER_WORDS = words(`numero num no nimewo`);
export const UNIT = words(`apt apartment unit suite apto apartamento apatman`);
export const STOP = words(
  `years year days day months people officers deputies percent of the in on a an and or for to votes members residents anos dias meses personas agentes de la el los las por ciento ane jou mwa moun nan pou`,
);

export const BIRTH = words(
  `born birth dob birthday birthdate naci nacio nacido nacida nacimiento cumpleanos fet nesans nasans`,
);
export const MONTHS = words(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvye fevriye mas avril me jen jiye out septanm oktob novanm desanm`,
);

/** Papers whose number follows: the number is marked, not the word alone. */
export const PAPERS = words(
  `ssn itin passport license licence dl pasaporte licencia paspo lisans alien uscis`,
);
export const PAPER_PHRASES = phrases(
  `social security, seguro social, sekirite sosyal, permiso de conducir, drivers license, a number, alien number`,
);

const KIN_EN = `husband wife mother father mom dad son daughter brother sister cousin uncle aunt nephew niece grandmother grandfather grandma grandpa neighbor friend coworker parents family boyfriend girlfriend fiance fiancee partner nanny boss employee student roommate tenant client gardener babysitter stepfather stepmother children kids in-laws`;
const KIN_ES = `esposo esposa marido mujer madre padre mama papa hijo hija hermano hermana primo prima tio tia sobrino sobrina abuelo abuela vecino vecina amigo amiga companero companera novio novia pareja ninera jefe jefa empleado empleada alumno alumna padres familia suegra suegro cunado cunada padrastro madrastra hijos`;
const KIN_HT = `mari madanm manman papa pitit gason fi fre se kouzen kouzin tonton matant neve nyes granme granpapa vwazen vwazin zanmi menaj paran fanmi bopapa belme patwon elev`;
export const KIN = words(`${KIN_EN} ${KIN_ES} ${KIN_HT}`);

/** Who owns the relation: before it in English and Spanish, after it in Creole. */
export const MINE_BEFORE = words(`my our mi mis nuestro nuestra tu su`);
export const MINE_AFTER = words(`m mwen nou`);
/** Pronouns and verbs that stand for one person, or for the writer's own people. */
export const PERSON = words(
  `i im ive he hes she shes we weve yo ella soy estoy tengo entre vine cruce llegue mwen m li`,
);
/** What a name must be followed by to be the subject. */
export const NAME_VERBS = words(
  `is was has had came entered overstayed es esta era tiene vino entro cruzo llego se te gen pa`,
);

/** Words that may stand between the person and the status; any other makes it speech about a policy. */
export const LINKS = words(`
  am is are was were be been being has have had do does not no dont doesnt isnt arent never still currently now here there a an the
  without any got gets received lost applied for on under his her my their waiting in to by as legal valid expired since and only both
  came entered crossed living lives lived stayed with out getting recipient holder who
  soy estoy es esta estan son era fue fueron tiene tengo tenia tienen no un una el la los las vino vine vive vivo vivimos entro entre llego llegue
  recibio perdio pidio me lo le su mi con en de como aqui todavia aun sigue sin beneficiario beneficiaria desde y que
  se te ap pa gen gin yon vin vini antre rete toujou nan ak li m mwen isit la mande pedi resevwa poko depi san`);

/** What is said of somebody's status. */
export const STATUS = phrases(`
  undocumented, no papers, without papers, no legal papers, out of status, illegally, illegal, no legal status, without legal status, overstayed, visa expired, expired visa, student visa, work visa, tourist visa,
  daca, tps, green card, asylum, asylum seeker, work permit, deported, deportation order, order of deportation, removal order, refugee, humanitarian parole, permanent resident, without inspection, crossed the border, a visa, immigration case, ice detained, detained by ice,
  indocumentado, indocumentada, indocumentados, sin papeles, no tiene papeles, no tengo papeles, no tienen papeles, no tenemos papeles, ilegal, ilegales, ilegalmente, visa vencida, visa de estudiante, visa de turista, tarjeta verde, residencia permanente, residente permanente, asilo, permiso de trabajo, deportado, deportada, deportaron, orden de deportacion, cruzo la frontera, cruce la frontera, caso de inmigracion, parole humanitario, le vencio la visa,
  papye, san papye, pa gen papye, san dokiman, pa gen dokiman, ilegal, ilegalman, depote, lod depotasyon, azil, pemi travay, viza, viza li fini, kat vet, rezidan pemanan, travese fwontye, dosye imigrasyon`);
