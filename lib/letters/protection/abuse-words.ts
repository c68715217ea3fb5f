/**
 * What a person reads before it goes to an official: threats of violence by the writer, and slurs against people for
 * what they are. The list is small on purpose. Anger, blame, shame, talk of elections, death or violence that is
 * reported, and hard words about what somebody did are speech, and pass. Everything in lower case, without accents.
 */

/** Who does it, in the writer's own mouth. */
const WILL = {
  en: [
    'i will',
    'ill',
    'i am going to',
    'im going to',
    'im gonna',
    'i am gonna',
    'we will',
    'well',
    'we are going to',
    'were going to',
    'were gonna',
    'somebody should',
    'someone should',
    'somebody will',
    'someone will',
    'i want to',
    'we should',
  ],
  es: [
    'voy a',
    'vamos a',
    'te voy a',
    'los voy a',
    'lo voy a',
    'la voy a',
    'te vamos a',
    'los vamos a',
    'lo vamos a',
    'la vamos a',
    'alguien deberia',
    'alguien te va a',
    'alguien los va a',
    'quiero',
  ],
  ht: ['m ap', 'map', 'mwen pral', 'm pral', 'n ap', 'nap', 'nou pral', 'yon moun ta dwe'],
};

const HARM = {
  en: [
    'kill',
    'shoot',
    'murder',
    'stab',
    'hang',
    'lynch',
    'strangle',
    'behead',
    'hunt down',
    'burn down',
    'blow up',
    'bomb',
    'put a bullet in',
  ],
  es: [
    'matar',
    'matarte',
    'matarlo',
    'matarla',
    'matarlos',
    'asesinar',
    'asesinarte',
    'disparar',
    'dispararte',
    'apunalar',
    'apunalarte',
    'ahorcar',
    'ahorcarte',
    'linchar',
    'lincharte',
    'degollar',
    'degollarte',
    'quemar',
    'quemarte',
    'bombardear',
  ],
  ht: ['touye', 'tire', 'koupe gòj', 'koupe goj', 'pann', 'boule', 'bonbade', 'asasinen'],
};

/** Whom it is meant for; a bare verb such as "we will bomb at the polls" is none. */
const WHOM = {
  en: [
    'you',
    'your family',
    'your kids',
    'your children',
    'your wife',
    'your husband',
    'your house',
    'your home',
    'your office',
    'city hall',
    'all of you',
    'every one of you',
    'them all',
    'those people',
    'these people',
  ],
  es: [
    '',
    'a usted',
    'a ustedes',
    'a ti',
    'a tu familia',
    'a su familia',
    'a tus hijos',
    'a sus hijos',
    'tu casa',
    'su casa',
    'a todos',
    'el ayuntamiento',
    'la alcaldia',
  ],
  ht: [
    'ou',
    'w',
    'nou tout',
    'fanmi ou',
    'fanmi w',
    'pitit ou',
    'pitit w',
    'kay ou',
    'kay w',
    'lakay ou',
    'meri a',
  ],
};

/** Spanish joins the person to the verb: without one, only these verbs name it themselves. */
const NAMES_WHOM = /^(te|los|lo|la|alguien (te|los)) |(te|lo|la|los)$/;

const WHOLE = [
  'i know where you live',
  'we know where you live',
  'watch your back',
  'you deserve to die',
  'you should be shot',
  'you should be hanged',
  'you should be lynched',
  'you will pay with your life',
  'a bullet with your name',
  'se donde vives',
  'se donde vive usted',
  'sabemos donde vives',
  'sabemos donde vive usted',
  'cuidate la espalda',
  'mereces morir',
  'merecen morir',
  'vas a pagar con tu vida',
  'mwen konnen kote ou rete',
  'mwen konnen kote w rete',
  'nou konnen kote ou rete',
  'nou konnen kote w rete',
  'ou merite mouri',
  'w ap peye ak lavi w',
];

/** Threats as whole phrases, made of the tables above. */
export const THREATS: readonly string[] = [
  ...WHOLE,
  ...(['en', 'es', 'ht'] as const).flatMap((language) =>
    WILL[language].flatMap((will) =>
      HARM[language].flatMap((harm) =>
        WHOM[language].flatMap((whom) => {
          const phrase = [will, harm, whom].filter((part) => part !== '').join(' ');
          const named = whom !== '' || NAMES_WHOM.test(`${will} `) || /(te|lo|la|los)$/.test(harm);
          return named ? [phrase] : [];
        }),
      ),
    ),
  ),
];

/**
 * Words that are nothing but slurs. Left out: words that people also use of themselves or of other things ("mojado",
 * "chink in the armor", "dyke road"), and insults that name no group.
 */
export const SLURS: readonly string[] = [
  'nigger',
  'niggers',
  'wetback',
  'wetbacks',
  'spic',
  'spics',
  'beaner',
  'beaners',
  'kike',
  'kikes',
  'gook',
  'gooks',
  'faggot',
  'faggots',
  'towelhead',
  'towelheads',
  'raghead',
  'ragheads',
  'sudaca',
  'sudacas',
  'maricon',
  'maricones',
  'negro de mierda',
  'indio de mierda',
  'masisi',
];

/** Longer phrases that only begin like a threat. */
export const PASSING: readonly string[] = WILL.en.flatMap((will) => [
  ...['a', 'an', 'the', 'my', 'some'].map((what) => `${will} shoot you ${what}`),
  `${will} hang you out`,
]);
