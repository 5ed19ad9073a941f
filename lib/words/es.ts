import { type Cadence, patternOf, weekdaysOf } from '../domain/time/cadence.ts';
import type { Weekday } from '../domain/time/weekday.ts';
import { datesOf } from './dates.ts';
import type { Words } from './en.ts';
import { capitalised, grammarOf } from './grammar.ts';
import { says } from './message.ts';
import type { Rhythm } from './rhythm.ts';

const locale = 'es-ES';
const { count, list } = grammarOf(locale);
const dates = datesOf(locale);
const { weekday: dayName } = dates;

const days = (n: number) => count(n, { one: 'día', other: 'días' });
/** «los martes y los sábados». */
const onDays = (all: readonly Weekday[]) => list(all.map((day) => `los ${dayName(day).replace(/o$/, 'os')}`));

/** Cuántas llegan, detrás de «12 lecciones,». */
const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'una por semana';
    case 'twice-weekly':
      return 'dos por semana';
    case 'daily':
      return 'una al día';
    case 'weekdays':
      return 'una al día de lunes a viernes';
    case 'every':
      return `una cada ${days(pattern.days)}`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** Qué días, detrás de «las lecciones llegan». */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'cada día';
    case 'weekdays':
      return 'cada día de lunes a viernes';
    case 'every':
      return `cada ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `cada ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Una vez por semana';
    case 'twice-weekly':
      return 'Dos veces por semana, la segunda tres días después de la primera';
    case 'daily':
      return 'Cada día';
    case 'weekdays':
      return 'Cada día de lunes a viernes';
    case 'every':
      return `Cada ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

/** "a las 9:00", but "a la 1:00". */
const atHour = (hour: string) => `${/^1\b/.test(hour) ? 'a la' : 'a las'} ${hour}`;

const at = (of: Rhythm) => `${when(of)} ${atHour(of.hour)}, hora local de ${of.place}`;

const eraseEverything = 'Borrar todo lo mío';

const lessons = (n: number) => count(n, { one: 'lección', other: 'lecciones' });
/** «12 lecciones, una por semana»; una sola no tiene ritmo. */
const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;
const hours = (n: number) => count(n, { one: 'hora', other: 'horas' });
const minutes = (n: number) => count(n, { one: 'minuto', other: 'minutos' });

/** Regions of time-zone ids that are called otherwise in Spanish. */
const regions: Readonly<Record<string, string>> = {
  Africa: 'África',
  America: 'América',
  Antarctica: 'Antártida',
  Arctic: 'Ártico',
  Atlantic: 'Océano Atlántico',
  Europe: 'Europa',
  Indian: 'Océano Índico',
  Pacific: 'Océano Pacífico',
};

/** Time zones whose city is called otherwise in Spanish than in the zone's id. */
const places: Readonly<Record<string, string>> = {
  'Africa/Abidjan': 'Abiyán',
  'Africa/Accra': 'Acra',
  'Africa/Addis_Ababa': 'Adís Abeba',
  'Africa/Algiers': 'Argel',
  'Africa/Asmera': 'Asmara',
  'Africa/Bissau': 'Bisáu',
  'Africa/Bujumbura': 'Buyumbura',
  'Africa/Cairo': 'El Cairo',
  'Africa/Conakry': 'Conakri',
  'Africa/Dar_es_Salaam': 'Dar es Salam',
  'Africa/Djibouti': 'Yibuti',
  'Africa/Douala': 'Duala',
  'Africa/El_Aaiun': 'El Aaiún',
  'Africa/Johannesburg': 'Johannesburgo',
  'Africa/Juba': 'Yuba',
  'Africa/Khartoum': 'Jartum',
  'Africa/Kinshasa': 'Kinsasa',
  'Africa/Lome': 'Lomé',
  'Africa/Mogadishu': 'Mogadiscio',
  'Africa/Ndjamena': 'Yamena',
  'Africa/Nouakchott': 'Nuakchot',
  'Africa/Ouagadougou': 'Uagadugú',
  'Africa/Sao_Tome': 'Santo Tomé',
  'Africa/Tripoli': 'Trípoli',
  'Africa/Tunis': 'Túnez',
  'America/Anguilla': 'Anguila',
  'America/Araguaina': 'Araguaína',
  'America/Argentina/Rio_Gallegos': 'Río Gallegos, Argentina',
  'America/Argentina/Tucuman': 'Tucumán, Argentina',
  'America/Asuncion': 'Asunción',
  'America/Bahia': 'Bahía',
  'America/Bahia_Banderas': 'Bahía de Banderas',
  'America/Belem': 'Belém',
  'America/Belize': 'Belice',
  'America/Bogota': 'Bogotá',
  'America/Cancun': 'Cancún',
  'America/Cayenne': 'Cayena',
  'America/Cayman': 'Islas Caimán',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Cordoba': 'Córdoba',
  'America/Cuiaba': 'Cuiabá',
  'America/Curacao': 'Curazao',
  'America/Eirunepe': 'Eirunepé',
  'America/Godthab': 'Nuuk',
  'America/Grand_Turk': 'Gran Turca',
  'America/Grenada': 'Granada (Caribe)',
  'America/Guadeloupe': 'Guadalupe',
  'America/Havana': 'La Habana',
  'America/Lower_Princes': 'Lower Prince’s Quarter',
  'America/Los_Angeles': 'Los Ángeles',
  'America/Maceio': 'Maceió',
  'America/Martinique': 'Martinica',
  'America/Mazatlan': 'Mazatlán',
  'America/Merida': 'Mérida',
  'America/Mexico_City': 'Ciudad de México',
  'America/Miquelon': 'Miquelón',
  'America/New_York': 'Nueva York',
  'America/Noronha': 'Fernando de Noronha',
  'America/North_Dakota/Beulah': 'Beulah, Dakota del Norte',
  'America/North_Dakota/Center': 'Center, Dakota del Norte',
  'America/North_Dakota/New_Salem': 'New Salem, Dakota del Norte',
  'America/Panama': 'Panamá',
  'America/Port-au-Prince': 'Puerto Príncipe',
  'America/Port_of_Spain': 'Puerto España',
  'America/Santarem': 'Santarém',
  'America/Sao_Paulo': 'São Paulo',
  'America/Scoresbysund': 'Ittoqqortoormiit',
  'America/St_Barthelemy': 'San Bartolomé',
  'America/St_Johns': 'San Juan de Terranova',
  'America/St_Kitts': 'San Cristóbal',
  'America/St_Lucia': 'Santa Lucía',
  'America/St_Thomas': 'Santo Tomás',
  'America/St_Vincent': 'San Vicente',
  'America/Tortola': 'Tórtola',
  'Antarctica/DumontDUrville': 'Dumont d’Urville',
  'Antarctica/Syowa': 'Shōwa',
  'Asia/Aden': 'Adén',
  'Asia/Amman': 'Amán',
  'Asia/Anadyr': 'Anádyr',
  'Asia/Ashgabat': 'Asjabad',
  'Asia/Baghdad': 'Bagdad',
  'Asia/Bahrain': 'Baréin',
  'Asia/Baku': 'Bakú',
  'Asia/Barnaul': 'Barnaúl',
  'Asia/Bishkek': 'Biskek',
  'Asia/Brunei': 'Brunéi',
  'Asia/Calcutta': 'Calcuta',
  'Asia/Chita': 'Chitá',
  'Asia/Damascus': 'Damasco',
  'Asia/Dhaka': 'Daca',
  'Asia/Dubai': 'Dubái',
  'Asia/Dushanbe': 'Dusambé',
  'Asia/Hebron': 'Hebrón',
  'Asia/Jakarta': 'Yakarta',
  'Asia/Jerusalem': 'Jerusalén',
  'Asia/Katmandu': 'Katmandú',
  'Asia/Macau': 'Macao',
  'Asia/Magadan': 'Magadán',
  'Asia/Muscat': 'Mascate',
  'Asia/Phnom_Penh': 'Nom Pen',
  'Asia/Pyongyang': 'Pionyang',
  'Asia/Qatar': 'Catar',
  'Asia/Qostanay': 'Kostanái',
  'Asia/Qyzylorda': 'Kyzylorda',
  'Asia/Rangoon': 'Rangún',
  'Asia/Riyadh': 'Riad',
  'Asia/Saigon': 'Ciudad Ho Chi Minh',
  'Asia/Sakhalin': 'Sajalín',
  'Asia/Samarkand': 'Samarcanda',
  'Asia/Seoul': 'Seúl',
  'Asia/Shanghai': 'Shanghái',
  'Asia/Singapore': 'Singapur',
  'Asia/Taipei': 'Taipéi',
  'Asia/Tashkent': 'Taskent',
  'Asia/Tbilisi': 'Tiflis',
  'Asia/Tehran': 'Teherán',
  'Asia/Thimphu': 'Timbu',
  'Asia/Tokyo': 'Tokio',
  'Asia/Ulaanbaatar': 'Ulán Bator',
  'Asia/Urumqi': 'Urumchi',
  'Asia/Vientiane': 'Vientián',
  'Asia/Yekaterinburg': 'Ekaterimburgo',
  'Asia/Yerevan': 'Ereván',
  'Atlantic/Bermuda': 'Bermudas',
  'Atlantic/Canary': 'Canarias',
  'Atlantic/Cape_Verde': 'Cabo Verde',
  'Atlantic/Faeroe': 'Islas Feroe',
  'Atlantic/Reykjavik': 'Reikiavik',
  'Atlantic/South_Georgia': 'Georgia del Sur',
  'Atlantic/St_Helena': 'Santa Elena',
  'Australia/Adelaide': 'Adelaida',
  'Australia/Sydney': 'Sídney',
  'Europe/Amsterdam': 'Ámsterdam',
  'Europe/Astrakhan': 'Astracán',
  'Europe/Athens': 'Atenas',
  'Europe/Belgrade': 'Belgrado',
  'Europe/Berlin': 'Berlín',
  'Europe/Brussels': 'Bruselas',
  'Europe/Bucharest': 'Bucarest',
  'Europe/Busingen': 'Büsingen',
  'Europe/Chisinau': 'Chisináu',
  'Europe/Copenhagen': 'Copenhague',
  'Europe/Dublin': 'Dublín',
  'Europe/Isle_of_Man': 'Isla de Man',
  'Europe/Istanbul': 'Estambul',
  'Europe/Kaliningrad': 'Kaliningrado',
  'Europe/Lisbon': 'Lisboa',
  'Europe/Ljubljana': 'Liubliana',
  'Europe/London': 'Londres',
  'Europe/Luxembourg': 'Luxemburgo',
  'Europe/Monaco': 'Mónaco',
  'Europe/Moscow': 'Moscú',
  'Europe/Paris': 'París',
  'Europe/Prague': 'Praga',
  'Europe/Rome': 'Roma',
  'Europe/Saratov': 'Sarátov',
  'Europe/Simferopol': 'Simferópol',
  'Europe/Skopje': 'Skopie',
  'Europe/Sofia': 'Sofía',
  'Europe/Stockholm': 'Estocolmo',
  'Europe/Tallinn': 'Tallin',
  'Europe/Tirane': 'Tirana',
  'Europe/Ulyanovsk': 'Uliánovsk',
  'Europe/Vatican': 'El Vaticano',
  'Europe/Vienna': 'Viena',
  'Europe/Vilnius': 'Vilna',
  'Europe/Volgograd': 'Volgogrado',
  'Europe/Warsaw': 'Varsovia',
  'Europe/Zurich': 'Zúrich',
  'Indian/Christmas': 'Isla de Navidad',
  'Indian/Cocos': 'Islas Cocos',
  'Indian/Comoro': 'Comoras',
  'Indian/Maldives': 'Maldivas',
  'Indian/Mauritius': 'Mauricio',
  'Indian/Reunion': 'Reunión',
  'Pacific/Easter': 'Isla de Pascua',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Fiji': 'Fiyi',
  'Pacific/Galapagos': 'Galápagos',
  'Pacific/Honolulu': 'Honolulú',
  'Pacific/Marquesas': 'Islas Marquesas',
  'Pacific/Noumea': 'Numea',
  'Pacific/Palau': 'Palaos',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Port_Moresby': 'Puerto Moresby',
  'Pacific/Tahiti': 'Tahití',
  'Pacific/Truk': 'Chuuk',
};

/** Spanish, with tú, and without a word that would have to know whether its reader is a man or a woman. */
export const es: Words = {
  locale,
  dates,

  punctuation: { colon: ':', semicolon: ';' },

  frame: {
    skip: 'Ir al contenido',
    toStart: 'Página de inicio',
    privacy: 'Privacidad',
    contact: 'Escríbenos',
    errorTitle: (title) => `Revisa los datos: ${title}`,
  },

  form: {
    heading: 'Empieza por la primera lección',
    email: 'Correo electrónico',
    firstName: 'Nombre',
    optional: 'opcional',
    zone: 'Zona horaria',
    zoneHint: (hour) => `Las lecciones llegan ${atHour(hour)}, hora local.`,
    button: 'Quiero las lecciones',
    trap: 'Deja este campo vacío',
    privacy: 'Qué guardamos y por qué',
    consent: (of) =>
      `Al inscribirte, pides a ${of.brand} que te envíe el curso por correo «${of.title}»: ` +
      `${lessonsByCadence(of.lessons, of.cadence)}${of.lessons === 1 ? '' : ','} y una carta de despedida. ` +
      `Primero llega un mensaje para confirmar que eres tú. Cada mensaje lleva un enlace para darte de baja con un clic. ` +
      `El remitente es ${of.brand} (${of.postal}; ${of.contact}).`,
    faultsHeading: (faults) => (faults === 1 ? 'Hay un dato que revisar' : `Hay ${faults} datos que revisar`),
    faults: {
      emailMissing: 'Escribe la dirección de correo a la que enviar los mensajes.',
      email:
        'No podemos enviar correo a esta dirección tal como está escrita. Debería parecerse a nombre@example.org.',
      firstName:
        'Un nombre puede tener hasta 40 letras, espacios y signos como el guion, pero ningún enlace. También puedes dejarlo vacío.',
      zone: 'Elige una zona horaria de la lista.',
      human: 'Marca la casilla que muestra que hay una persona aquí y vuelve a pulsar el botón.',
      humanElsewhere: (page) =>
        `Este formulario pide comprobar que hay una persona aquí, y eso solo funciona en nuestra propia página: ${page}`,
    },
  },

  zones: { regions, other: 'Otras', places },

  signUp: {
    facts: (of) => [
      ...(of.lessons === 1
        ? [lessons(of.lessons), minutes(of.minutes)]
        : [lessons(of.lessons), often(of.cadence), `${minutes(of.minutes)} cada una`]),
      ...(of.begins === undefined ? [] : [`empieza el ${of.begins}`]),
    ],
    eyebrow: 'Un curso por correo',
    lessonsHeading: 'Qué vas a aprender',
    lessonsLead: 'Con cada lección aprendes a hacer una cosa más:',
    lesson: (number) => `Lección ${number}`,
    sample: 'Leer esta lección ahora',
    notOpenYet:
      'Este curso aún no está abierto: por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara. Vuelve dentro de unos días.',
  },

  courses: {
    title: 'Todos los cursos',
    lead: 'Todo a lo que puedes suscribirte aquí: llega por correo, a tu ritmo.',
    none: 'Ahora mismo no hay ningún curso con la inscripción abierta.',
    link: 'Ver todos los cursos',
  },

  notOpen: {
    closed: (title) =>
      says({
        heading: 'Este curso ya no admite a nadie más',
        paragraphs: [
          `La inscripción en «${title}» está cerrada. No se ha guardado ni enviado nada.`,
          'Si ya lo sigues, continúa como hasta ahora, y el enlace a tu página está en cada mensaje.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Este curso ha terminado',
        paragraphs: [
          `«${title}» ha terminado y ya no envía ningún mensaje. No se ha guardado ni enviado nada.`,
        ],
      }),
  },

  checkInbox: (typed, begins) =>
    says({
      heading: 'Ahora mira tu correo',
      paragraphs: [
        `Si se puede enviar un mensaje a ${typed}, ya está en camino. Sigue su enlace, pulsa el botón de esa página y ${begins === undefined ? 'la primera lección llega al momento' : `tendrás tu plaza: el curso empieza el ${begins}`}.`,
        'El enlace funciona durante 72 horas. Si no lo usas, no te enviamos nada más.',
        '¿Nada después de diez minutos? Mira en la carpeta de spam y comprueba que no haya un error en la dirección de arriba.',
        'Si ya sigues este curso, no hay nada que confirmar: el mensaje trae el enlace a tu página. ' +
          'A una misma dirección van pocos mensajes así, rara vez dos el mismo día: intentarlo otra vez enseguida no traerá otro. ' +
          'Un mensaje anterior sirve igual: si su enlace ha caducado, con él puedes pedir uno nuevo.',
        'A una dirección de la que nuestro correo ha vuelto no enviamos nada durante unas semanas, y a una en la que se ha marcado como no deseado, nada en absoluto. ' +
          'Si puede ser el caso de la tuya, usa otra o escríbenos.',
      ],
    }),

  notOpenYet: (typed) =>
    says({
      heading: 'Este curso aún no está abierto',
      paragraphs: [
        'Todavía se está preparando. Por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara.',
        `Si ${typed} es una de ellas, hay un mensaje en camino.`,
        'Si no, por ahora no llegará ninguno. Si el curso abre en los próximos dos días, llegará por sí solo; después, vuelve a inscribirte, por favor.',
      ],
    }),

  scannerTrap: says({
    heading: 'Este enlace es para máquinas',
    paragraphs: [
      'Nos muestra qué programas de correo siguen los enlaces por su cuenta. No ha cambiado nada.',
    ],
  }),

  confirm: {
    ask: (of) =>
      says({
        heading: of.begins === undefined ? 'Un clic más y empieza el curso' : 'Un clic más y tienes tu plaza',
        paragraphs: [
          of.begins === undefined
            ? `Así empieza el curso «${of.title}». La primera lección llega enseguida.`
            : `Así tienes una plaza en el curso «${of.title}», que empieza el ${of.begins}.`,
          ...(of.newsletter === undefined
            ? []
            : [`También recibirás el boletín «${of.newsletter}», como se pidió en el formulario.`]),
        ],
        button: 'Sí, quiero las lecciones',
        afterword: '¿No lo has pedido tú? Cierra la página y ya está. No se enviará nada.',
      }),
    done: (of) =>
      says({
        heading: of.begins === undefined ? 'Ya está: empieza el curso' : 'Ya está: tienes tu plaza',
        paragraphs: [
          of.begins === undefined
            ? `La primera lección de «${of.title}» va camino de tu correo. Se titula «${of.first}».`
            : `«${of.title}» empieza el ${of.begins}. Ese día llega la primera lección, que se titula «${of.first}».`,
          of.lessons === 1
            ? 'Es la única, y la sigue una carta de despedida.'
            : `Después, la siguiente llega ${at(of)}.`,
          ...(of.newsletter === undefined ? [] : [`También recibirás el boletín «${of.newsletter}».`]),
          'Cada mensaje lleva un enlace a tu página, donde puedes releer las lecciones, elegir tu ritmo, hacer una pausa o darte de baja.',
        ],
      }),
    askOfList: (of) =>
      says({
        heading: 'Un clic más, para el boletín',
        paragraphs: [
          `Ya sigues «${of.title}». Así recibirás también el boletín «${of.newsletter}», como se pidió en el formulario.`,
        ],
        button: 'Sí, quiero el boletín',
        afterword: '¿No lo quieres? Cierra la página y ya está. No cambia nada.',
      }),
    listJoined: (newsletter) =>
      says({
        heading: 'También recibirás el boletín',
        paragraphs: [
          `A partir de ahora, «${newsletter}» llega a esta dirección. En el curso no ha cambiado nada.`,
          'Cada número lleva un enlace para darte de baja.',
        ],
      }),
    already: (of) =>
      says({
        heading: 'Ya sigues este curso',
        paragraphs: [
          `Ya sigues «${of.title}», así que pulsar otra vez no ha cambiado nada.`,
          of.next === undefined
            ? 'Ya se te han enviado todas las lecciones.'
            : `Las lecciones llegan ${at(of)}. La próxima está prevista para el ${of.next}.`,
        ],
      }),
    expired: (title) =>
      says({
        heading: 'Este enlace ha caducado',
        paragraphs: [
          'Los enlaces de confirmación funcionan durante 72 horas, y este es más antiguo.',
          `Puedes pedir otro para «${title}», enviado a la misma dirección.`,
        ],
        button: 'Quiero un enlace nuevo',
      }),
    sentAgain: says({
      heading: 'Ahora mira tu correo',
      paragraphs: [
        'Salvo que ya se hayan enviado varios, un enlace nuevo va camino de la misma dirección. Funciona durante 72 horas.',
        '¿Nada después de diez minutos? Mira en la carpeta de spam o vuelve a probar este enlace mañana.',
      ],
    }),
    noLongerValid: says({
      heading: 'Este enlace es de una inscripción anterior',
      paragraphs: [
        'Hay un mensaje más reciente con un enlace más reciente, o el curso ha terminado para ti entretanto.',
      ],
    }),
  },

  wayBack: {
    signUp: 'Puedes volver a inscribirte cuando quieras, y el curso sigue donde se quedó.',
    afresh: 'Puedes volver a inscribirte cuando quieras. El curso empieza entonces por la primera lección.',
    ownPage: 'Puedes volver a pedirlo desde tu página, a la que lleva cada mensaje.',
    from: (day) =>
      `El correo enviado a tu dirección ha vuelto, así que por ahora no enviamos nada allí. A partir del ${day} puedes volver a inscribirla, y con otra dirección, desde ya.`,
    write:
      'El correo enviado a tu dirección se ha marcado como no deseado, así que ya no enviamos nada allí. Si fue un error, escríbenos, por favor.',
    unknown:
      'Puedes volver a inscribirte. Solo si nuestro correo ha vuelto de tu dirección, o allí se ha marcado como no deseado, no enviamos nada por ahora: en ese caso, escríbenos, por favor.',
    closed: 'El curso ya no admite a nadie más.',
    ended: 'El curso ha terminado y ya no envía ningún mensaje.',
    listClosed: 'El boletín ya no admite a nadie más.',
    undo: '¿Ha sido sin querer? Puedes deshacerlo:',
  },

  leave: {
    already: (title) =>
      says({
        heading: 'Ya no sigues este curso',
        paragraphs: [`Ya no te llegan lecciones de «${title}», así que no hay nada que dejar.`],
      }),
    ask: (title) =>
      says({
        heading: '¿Dejar el curso?',
        paragraphs: [`Un clic, y no te enviamos más lecciones de «${title}».`],
        button: 'Dejar el curso',
        afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
      }),
    done: (title) =>
      says({
        heading: 'Has dejado el curso',
        paragraphs: [
          `No te enviaremos más lecciones de «${title}». Alguna que ya estuviera en camino aún puede llegar.`,
          'Gracias por leernos.',
        ],
        button: 'Deshacer, sigo en el curso',
      }),
    undo: (title) =>
      says({
        heading: '¿Volver al curso?',
        paragraphs: [`Un clic, y las lecciones de «${title}» siguen donde se quedaron.`],
        button: 'Deshacer, sigo en el curso',
      }),
    undone: (of) =>
      says({
        heading: 'Qué bien tenerte de vuelta',
        paragraphs: [
          `Vuelves a seguir el curso «${of.title}», donde lo dejaste.`,
          of.next === undefined
            ? 'Todo está como antes de que te fueras.'
            : `La próxima lección llega el ${of.next}.`,
        ],
      }),
    undoNotPossible: says({
      heading: 'Esto no se puede deshacer desde aquí',
      paragraphs: [
        'O ha pasado más de un día desde tu baja, o el envío terminó por otro motivo, o ya se ha acabado.',
      ],
    }),
  },

  newsletter: {
    box: (of) => `Quiero también el boletín «${of.title}». ${of.promise}`,
    ask: (title) =>
      says({
        heading: '¿Dejar el boletín?',
        paragraphs: [`Un clic, y no te enviamos más números de «${title}».`],
        button: 'Dejar el boletín',
        afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
      }),
    done: (title) =>
      says({
        heading: 'Has dejado el boletín',
        paragraphs: [
          `No te enviaremos más números de «${title}». Alguno que ya estuviera en camino aún puede llegar.`,
          'Gracias por leernos.',
        ],
        button: 'Deshacer, sigo en la lista',
      }),
    undo: (title) =>
      says({
        heading: '¿Volver al boletín?',
        paragraphs: [`Un clic, y vuelves a recibir los próximos números de «${title}».`],
        button: 'Deshacer, sigo en la lista',
      }),
    undone: (title) =>
      says({
        heading: 'Qué bien tenerte de vuelta',
        paragraphs: [`Volverás a recibir los próximos números de «${title}».`],
      }),
  },

  list: {
    eyebrow: 'Un boletín por correo',
    formHeading: 'Recíbelo por correo',
    button: 'Quiero el boletín',
    zoneHint: 'Para que cada número te llegue a una hora razonable.',
    consent: (of) =>
      `Al inscribirte, pides a ${of.brand} que te envíe el boletín «${of.title}». ${of.promise} ` +
      `Primero llega un mensaje para confirmar que eres tú. Cada número lleva un enlace para darte de baja con un clic. ` +
      `El remitente es ${of.brand} (${of.postal}; ${of.contact}).`,
    issuesHeading: 'Lo que ha salido hasta ahora',
    archive: 'Ver todos los números',
    archiveLead: 'Todos los números enviados hasta ahora a toda la lista.',
    title: 'Todos los boletines',
    link: 'Ver todos los boletines',
    toList: 'Recibir el boletín',
    offerHeading: '¿Quieres recibirlo por correo?',
    offer: (of) => `«${of.title}» llega por correo. ${of.promise}`,
    notOpenYet:
      'Este boletín aún no está abierto: por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara. Vuelve dentro de unos días.',
    checkInbox: (typed) =>
      says({
        heading: 'Ahora mira tu correo',
        paragraphs: [
          `Si se puede enviar un mensaje a ${typed}, ya está en camino. Sigue su enlace, pulsa el botón de esa página y estarás en la lista.`,
          'El enlace funciona durante 72 horas. Si no lo usas, no te enviamos nada más.',
          '¿Nada después de diez minutos? Mira en la carpeta de spam y comprueba que no haya un error en la dirección de arriba.',
          'Si ya estás en la lista, no hay nada que confirmar: el mensaje trae el enlace a tu página. ' +
            'A una misma dirección van pocos mensajes así, rara vez dos el mismo día: intentarlo otra vez enseguida no traerá otro. ' +
            'Un mensaje anterior sirve igual: si su enlace ha caducado, con él puedes pedir uno nuevo.',
          'A una dirección de la que nuestro correo ha vuelto no enviamos nada durante unas semanas, y a una en la que se ha marcado como no deseado, nada en absoluto. ' +
            'Si puede ser el caso de la tuya, usa otra o escríbenos.',
        ],
      }),
    checkTestInbox: (typed) =>
      says({
        heading: 'Este boletín aún no está abierto',
        paragraphs: [
          'Todavía se está preparando. Por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara.',
          `Si ${typed} es una de ellas, hay un mensaje en camino.`,
          'Si no, por ahora no llegará ninguno. Si el boletín abre en los próximos dos días, llegará por sí solo; después, vuelve a inscribirte, por favor.',
        ],
      }),
    ask: (title) =>
      says({
        heading: 'Un clic más y es tuyo',
        paragraphs: [`Así entras en la lista de «${title}». El próximo número llega a esta dirección.`],
        button: 'Sí, quiero el boletín',
        afterword: '¿No lo has pedido tú? Entonces cierra la página. No se enviará nada.',
      }),
    done: (title) =>
      says({
        heading: 'Estás en la lista',
        paragraphs: [
          `A partir de ahora «${title}» llega a esta dirección, desde el próximo número.`,
          'Cada número lleva un enlace para darte de baja y otro a tu página, donde ves y cambias lo que guardamos sobre ti.',
        ],
      }),
    already: (title) =>
      says({
        heading: 'Ya estás en la lista',
        paragraphs: [`Ya recibes «${title}», así que pulsar otra vez no ha cambiado nada.`],
      }),
    expired: (title) =>
      says({
        heading: 'Este enlace ha caducado',
        paragraphs: [
          'Los enlaces de confirmación funcionan durante 72 horas, y este es más antiguo.',
          `Puedes volver a inscribirte en «${title}» cuando quieras.`,
        ],
      }),
    noLongerValid: says({
      heading: 'Este enlace es de una inscripción anterior',
      paragraphs: [
        'Hay un mensaje más reciente con un enlace más reciente, o has dejado la lista entretanto.',
      ],
    }),
    closed: (title) =>
      says({
        heading: 'Este boletín ya no admite a nadie más',
        paragraphs: [
          `La inscripción en «${title}» está cerrada. No se ha guardado ni enviado nada.`,
          'Si ya estás en la lista, continúa como hasta ahora, y el enlace a tu página está en cada número.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Este boletín ha terminado',
        paragraphs: [
          `«${title}» ha terminado y ya no saldrá ningún número. No se ha guardado ni enviado nada.`,
        ],
      }),
    wayBack: 'Puedes volver a inscribirte cuando quieras.',
  },

  preferences: {
    title: 'Tu página',
    nothing: 'No sigues ningún curso ni recibes ningún boletín, así que no se te envía nada.',
    progress: (of) => `${of.done} de ${lessons(of.all)} a tus espaldas`,
    status: {
      pending: 'Aún no has confirmado. El enlace para hacerlo está en el mensaje que te enviamos.',
      completed: 'Has llegado al final del curso. Todas las lecciones siguen aquí para releerlas.',
      left: (date) => `Dejaste el curso el ${date}. Ya no te llegan lecciones.`,
      expired: (date) =>
        `La inscripción en el curso no se confirmó a tiempo y caducó el ${date}. No te llegan lecciones.`,
      bounced: (date) =>
        `El correo enviado a tu dirección ha vuelto, así que el curso está parado desde el ${date}. Indica otra dirección más abajo; en cuanto la confirmes, el curso continúa.`,
      complained: (date) =>
        `El correo enviado a tu dirección se marcó como no deseado, así que el curso terminó para ti el ${date}.`,
      ended: (date) => `El curso terminó el ${date} y ya no envía ningún mensaje.`,
      stopped: (date) =>
        `No se envía nada a tu dirección desde el ${date}, porque un mensaje volvió o se marcó como no deseado.`,
      next: (of) => `Lo siguiente: «${of.subject}», el ${of.when}.`,
      soon: (subject) => `Lo siguiente: «${subject}», ya en camino.`,
      paused: (of) => `En pausa hasta el ${of.until}. Después llega «${of.subject}», el ${of.when}.`,
      pausedSoon: (until) => `En pausa hasta el ${until}. Después las lecciones siguen por sí solas.`,
    },
    closing: 'La carta de despedida',
    nextNow: 'Recibirla ahora',
    skip: 'Saltarla',
    waitUntil: (when) => `Puedes adelantar una lección al día; la próxima, a partir del ${when}.`,
    resume: 'Seguir ahora',
    undo: 'Volver al curso',
    lessonsHeading: 'Tus lecciones hasta ahora',
    none: 'Aún no te ha llegado ninguna lección.',
    received: (date) => `enviada el ${date}`,
    skipped: 'saltada',
    takeAfterAll: 'Recibirla de todos modos',
    again: 'Quiero otra vez la última',
    settingsHeading: 'Ajustes del curso',
    newslettersHeading: 'Boletines',
    personHeading: 'Sobre ti',
    save: 'Guardar',
    rhythm: {
      heading: 'Cuándo llegan las lecciones',
      cadence: 'Con qué frecuencia',
      choice,
      weekday: 'Día',
      weekdayHint: 'El día cuenta para una y dos veces por semana.',
      hour: 'Hora',
      value: (ritmo) => capitalised(at(ritmo), locale),
    },
    pause: {
      heading: 'Pausa',
      value: (until) => `hasta el ${until}`,
      none: 'sin pausa',
      until: 'No enviar nada antes del',
      hint: 'Un año como máximo. Después las lecciones siguen por sí solas, a tu hora de siempre.',
      button: 'Poner el curso en pausa',
      fault: 'Elige un día a partir de mañana y dentro de un año.',
    },
    startOver: {
      heading: 'Empezar de nuevo',
      text: 'La primera lección llega enseguida, y las demás la siguen como la primera vez. Podrás volver al punto en el que estás ahora.',
      button: 'Empezar por la primera lección',
      begun: 'Has empezado de nuevo. Si prefieres seguir donde estabas antes, puedes hacerlo.',
      back: 'Volver a donde estaba',
    },
    details: {
      heading: 'Nombre y zona horaria',
      noName: 'sin nombre',
      zoneHint: 'Tu correo llega según la hora de allí.',
    },
    address: {
      heading: 'Correo electrónico',
      new: 'Nueva dirección',
      hint: 'Enviamos un enlace a la nueva dirección. Hasta que lo sigas, todo queda como está.',
      button: 'Enviar el enlace',
      notNow: 'Cuando hayas confirmado, podrás hacer que tu correo vaya a otra dirección desde aquí.',
      same: 'Esa es la dirección a la que ya va tu correo.',
      notToday:
        'Hoy ya ha salido un mensaje con ese enlace hacia este buzón, y por ahora no recibe otro. Sigue ese, o vuelve a pedirlo mañana. No ha cambiado nada.',
    },
    newsletter: {
      yes: 'lo recibes',
      no: 'no lo recibes',
      pending: 'sin confirmar todavía',
      over: 'ha terminado',
      stopped: 'parado',
      ended: 'Este boletín ha terminado. No se envían más números.',
      closed: 'Este boletín ya no admite a nadie más.',
      join: 'Sí, quiero recibirlo',
      leave: 'Dejar de recibirlo',
      consent: (of) =>
        `Al pulsar el botón, pides a ${of.brand} que te envíe el boletín «${of.title}». ${of.promise} Cada número lleva un enlace para darte de baja con un clic.`,
    },
    leaving: {
      text: 'Basta un clic. Cuando se puede deshacer, la página siguiente tiene un botón para ello.',
      course: 'Dejar el curso',
      everything: 'Dejarlo todo',
      everythingText: 'Termina todos los cursos y boletines que te enviamos.',
    },
    data: {
      heading: 'Tus datos',
      text: 'Todo lo que tenemos sobre ti, en un archivo que otros programas pueden leer.',
      download: 'Descargar mis datos',
      eraseText: 'Borrarlos es para siempre. La página siguiente explica lo que eso significa.',
      erase: eraseEverything,
    },
    notes: {
      'next-now': 'La lección va camino de tu correo.',
      skip: 'Saltada. Puedes recibirla de todos modos desde la lista de abajo.',
      'take-after-all': 'De acuerdo. Vuelve a ser la próxima lección.',
      again: 'Va otra vez camino de tu correo.',
      'start-over': 'Vuelves a estar al principio, y la primera lección está en camino.',
      'go-back': 'Vuelves a estar donde estabas.',
      pause: 'En pausa. No llegará nada antes del día que has elegido.',
      resume: 'El curso continúa.',
      rhythm: 'Guardado. Así llegarán tus lecciones a partir de ahora.',
      details: 'Guardado. Así queda ahora.',
      'newsletter-yes': 'A partir de ahora recibes el boletín.',
      'newsletter-no': 'Ya no se te envía el boletín.',
    },
    unchanged: 'Eso ya estaba hecho, o no es posible en este momento. No ha cambiado nada.',
    gone: says({
      heading: 'Aquí ya no hay nada',
      paragraphs: ['Este enlace es de una persona que ya no está en nuestra lista.'],
    }),
  },

  addressChange: {
    asked: (of) =>
      says({
        heading: 'Ahora mira tu nuevo correo',
        paragraphs: [
          `Si se puede enviar correo a ${of.address}, hay un enlace en camino. Síguelo en un plazo de ${hours(of.hours)} y pulsa el botón.`,
          'Hasta entonces, todo va a la dirección que tienes ahora. ¿Nada después de diez minutos? Mira en la carpeta de spam y comprueba que no haya un error en la dirección de arriba.',
          'A una misma dirección van pocos mensajes así, rara vez dos el mismo día. Si hoy ya ha recibido uno, sigue ese, o vuelve a pedirlo mañana.',
        ],
      }),
    back: 'Volver a tu página',
    ask: says({
      heading: '¿Recibir aquí tu correo a partir de ahora?',
      paragraphs: [
        'Un clic, y todo lo que te enviamos, tanto cursos como boletines, llega a esta dirección.',
        'Lo demás queda como está, y avisamos a tu dirección anterior.',
      ],
      button: 'Sí, que llegue aquí',
      afterword: '¿No lo has pedido tú? Cierra la página y ya está. No se enviará nada aquí.',
    }),
    done: says({
      heading: 'Hecho: tu correo llega ahora aquí',
      paragraphs: [
        'A partir de ahora, todo lo que te enviamos llega a tu nueva dirección, y avisamos a la anterior.',
        'Los enlaces de mensajes anteriores siguen funcionando.',
      ],
    }),
    taken: says({
      heading: 'Ya conocemos esta dirección',
      paragraphs: [
        'Alguien, seguramente tú, ya se inscribió antes con ella. Por eso no se ha trasladado nada, y todo queda como estaba.',
        'Para seguir con lo que recibe esta dirección, no hay que hacer nada aquí: date de baja en la página de la otra, a la que lleva cada mensaje que recibe.',
        `Para seguir con lo que recibe la otra dirección, abre la página de esta y pulsa allí «${eraseEverything}». Después abre otra vez el enlace de nuestro mensaje y vuelve a pulsar su botón.`,
      ],
    }),
    toItsPage: 'A la página de esta dirección',
    stopped: says({
      heading: 'A esta dirección no puede llegar correo',
      paragraphs: [
        'El correo enviado a ella ha vuelto o se ha marcado como no deseado, así que hemos dejado de enviarlo. Todo sigue yendo a la dirección de antes.',
        'Puedes indicar otra en tu página, a la que lleva cada mensaje, o escribirnos.',
      ],
    }),
    noLongerValid: says({
      heading: 'Este enlace ha caducado',
      paragraphs: [
        'Los enlaces a una dirección nueva funcionan durante 24 horas, y uno más reciente sustituye al anterior.',
        'No ha cambiado nada. Puedes volver a pedirlo en tu página, a la que lleva cada mensaje.',
      ],
    }),
  },

  everything: {
    ask: says({
      heading: '¿Dejarlo todo?',
      paragraphs: ['Un clic, y ya no se te envía nada más: ni lecciones de un curso ni boletines.'],
      button: 'Dejarlo todo',
      afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
    }),
    done: says({
      heading: 'Lo has dejado todo',
      paragraphs: [
        'Ya no se te envía ningún curso ni ningún boletín. Un mensaje que ya estuviera en camino aún puede llegar.',
        'Gracias por leernos.',
      ],
      button: 'Deshacer, me quedo',
    }),
    undo: says({
      heading: '¿Recuperarlo todo?',
      paragraphs: ['Un clic, y todo lo que dejaste de una vez sigue como estaba.'],
      button: 'Deshacer, me quedo',
    }),
    undone: says({
      heading: 'Qué bien tenerte de vuelta',
      paragraphs: ['Todo está como antes de que te fueras y continúa a su hora de siempre.'],
    }),
  },

  why: {
    heading: '¿Nos dices por qué?',
    text: 'Tu baja ya está hecha en cualquier caso. Tu respuesta nos ayuda a mejorar.',
    reasons: {
      'too-many': 'Demasiados mensajes',
      'not-what-i-expected': 'No es lo que esperaba',
      'no-time': 'Ahora no tengo tiempo',
      'learned-enough': 'Ya he aprendido lo que quería',
      other: 'Otro motivo',
    },
    own: 'Cuéntanoslo con tus palabras',
    ownHint: 'Como máximo 500 caracteres. Lo lee una persona y lo guardamos 400 días.',
    button: 'Enviar',
    thanks: says({
      heading: 'Gracias por contárnoslo',
      paragraphs: ['Tu baja está hecha, y así se queda.'],
    }),
  },

  erase: {
    ask: (contact) =>
      says({
        heading: '¿Borrar todo lo que hay sobre ti?',
        paragraphs: [
          'Tu dirección, tu nombre, tu lugar en cada curso, lo que se te envió y lo que aceptaste: todo se borra en el acto, y nadie puede recuperarlo.',
          'Queda una cosa: una huella de tu dirección con la fecha de hoy, que podemos comparar pero no leer. Evita que algún día te escribamos por error.',
        ],
        button: 'Borrarlo todo',
        afterword: `¿Prefieres conservarlo? Cierra la página y ya está. Si antes quieres preguntar algo, escribe a ${contact}.`,
      }),
    done: says({
      heading: 'Se ha borrado todo lo que había sobre ti',
      paragraphs: [
        'No se te enviará ningún mensaje más. Las copias que protegen el conjunto frente a una pérdida se sobrescriben por sí solas en un plazo de 35 días.',
      ],
    }),
  },

  archive: {
    title: (title) => `Archivo: ${title}`,
    lead: 'La primera lección del curso y todos los boletines enviados hasta ahora.',
    lessonHeading: 'La primera lección',
    issuesHeading: (title) => `El boletín «${title}»`,
    noIssues: 'Aún no se ha enviado ningún número.',
    feed: 'Seguirlo por RSS',
    link: 'Archivo',
  },

  lesson: {
    position: (of) => `${of.title} · Lección ${of.number} de ${of.all}`,
    closing: (title) => `${title} · Carta de despedida`,
    shared: (of) =>
      of.all === 1
        ? `Esta es la lección de «${of.title}». Llega por correo.`
        : `Esta es una lección de «${of.title}». Las ${of.all} llegan por correo, tan breves como esta.`,
    sharedHeading: (all) => (all === 1 ? '¿La quieres por correo?' : '¿Quieres también las demás?'),
    share: 'Para compartirla, usa esta dirección. No dice nada de ti:',
    offerHeading: (rest) => (rest === 0 ? 'También llega por correo' : 'La siguiente llega por correo'),
    offer: (of) => {
      const first = `Esta era la primera lección de «${of.title}».`;
      if (of.rest === 0) return `${first} Es la única; por correo, la sigue una carta de despedida.`;
      if (of.rest === 1) return `${first} La otra la sigue, tan breve como esta.`;
      return `${first} Las otras ${of.rest} llegan ${often(of.cadence)}, tan breves como esta.`;
    },
    offerLink: 'Empezar el curso',
    notPublic: says({
      heading: 'Esta lección llega por correo',
      paragraphs: [
        'La primera lección está abierta a todo el mundo. Las demás se envían, en su orden, a quienes siguen el curso.',
        'Si ya lo sigues, usa el enlace «Leer en el navegador» de la propia lección.',
      ],
    }),
    notReceived: says({
      heading: 'Esta lección no se te ha enviado',
      paragraphs: ['Las lecciones se abren aquí cuando ya se te han enviado.'],
    }),
    issueNotReceived: says({
      heading: 'Esta carta no se te ha enviado',
      paragraphs: [
        'Las cartas se abren aquí cuando ya se te han enviado, y mientras estés en nuestra lista.',
      ],
    }),
    toCourse: 'Ver el curso',
  },

  embed: {
    title: 'El formulario en tu sitio',
    lead: 'Pega esto en cualquier página. Es HTML sencillo, no carga nada, no pone cookies y toma el aspecto de la página que lo rodea.',
    copyHeading: 'El formulario para pegar',
    lookHeading: 'Cómo se ve aquí',
    whereHeading: 'Dónde funciona y dónde no',
    where: (of) => [
      'En una página tuya, nuestra respuesta ocupa el lugar de esa página. Con target=_blank en la primera línea se abre en una pestaña nueva.',
      'En el marco que un creador de sitios pone alrededor del código pegado, nuestra respuesta aparece en ese marco. Ninguna otra de nuestras páginas se puede mostrar en un marco, tampoco la de inscripción: en un marco, alguien podría esconder uno de nuestros botones debajo de otra cosa.',
      'Un marco con sandbox tiene que permitir formularios (allow-forms) y, para pestañas nuevas como la de la página de privacidad, ventanas emergentes (allow-popups). Si no, el navegador no hace nada al pulsar el botón, y no nos enteramos.',
      `Un sitio con su propia Content-Security-Policy tiene que incluir ${of.host} en form-action, y en connect-src para un script. Si no, el navegador no envía nada.`,
      `Dentro de otro formulario, o donde un creador de sitios quita los formularios del código pegado, no funciona en absoluto. Pon en su lugar un enlace a ${of.page}.`,
      'Todos los formularios en otros sitios comparten una parte de los mensajes de confirmación que enviamos en una hora, para que ningún script pueda agotarlos. Cuando esa parte se agota, no sale ningún mensaje hasta la hora siguiente, y la respuesta es la misma.',
      ...(of.captcha === undefined
        ? []
        : [
            `En este momento la inscripción pide una comprobación de ${of.captcha}, que no está en este formulario. Quien pulsa el botón llega a nuestra propia página con la comprobación y allí pulsa una vez más. Esa página necesita scripts: en un marco cuyo sandbox los prohíbe, usa target=_blank. Un script tuyo recibe el código 422 y la dirección de nuestra página.`,
          ]),
    ],
    scriptHeading: 'Con un script tuyo',
    script:
      "Un script puede enviar el formulario y mostrar nuestra respuesta en tu página. Es JSON: heading y message son para la persona que ha rellenado el formulario, y son los mismos tanto si conocemos la dirección como si no. Con el código 422 hay además faults, una lista con field y sentence. No pongas credentials: no hay ninguna, y con credentials: 'include' los navegadores te ocultan la respuesta. Con mode: 'no-cors' el formulario llega, pero la respuesta también queda oculta.",
  },

  privacy: {
    title: 'Privacidad',
    lead: 'Qué guardamos sobre ti, para qué, durante cuánto tiempo y cómo librarte de ello.',
    captcha: (name) => ({
      heading: 'Una comprobación en el formulario de inscripción',
      paragraphs: [
        `El formulario de inscripción, y ninguna otra página, carga de ${name} una comprobación de que lo rellena una persona. ${name} ve tu dirección de red y tu navegador mientras esa página está abierta, y nada de lo que escribes.`,
      ],
    }),
    tracking: ({ opens, clicks }) => ({
      heading: 'Qué nos dicen los mensajes',
      paragraphs: [
        `${[
          ...(opens
            ? ['Una imagen oculta en cada mensaje le dice a Amazon cuándo se abre y desde dónde.']
            : []),
          ...(clicks
            ? ['Los enlaces de un mensaje pasan por Amazon, que sabe cuándo se siguen y desde dónde.']
            : []),
        ].join(' ')} Vemos sumas de todas las personas que leen y no guardamos nada tuyo.`,
      ],
    }),
    sections: (of) => [
      {
        heading: 'Quién es responsable',
        paragraphs: [`${of.brand} (${of.postal}). Una persona lee lo que escribes a ${of.contact}.`],
      },
      {
        heading: 'Qué guardamos',
        items: [
          'Tu dirección de correo, para enviarte lo que has pedido.',
          'Tu nombre, si lo has dado, para saludarte.',
          'Tu zona horaria, para que los mensajes lleguen a una hora razonable.',
          'Qué lecciones y números se te enviaron y cuándo, para que todo llegue una vez y en orden.',
          'Cuándo te inscribiste y confirmaste, y el texto que aceptaste, porque la ley nos pide poder demostrarlo.',
          'El nombre del enlace que te trajo al formulario, si lo tenía, para saber por qué caminos se llega aquí.',
          'Cómo lo quieres: el ritmo, una pausa, si recibes un boletín, y por qué lo dejaste si nos lo dijiste, también con tus palabras (estas, 400 días).',
          'Si un mensaje volvió o se marcó como no deseado, para parar a tiempo.',
          'Una huella de la red desde la que te inscribiste y, durante un mes, de tu dirección, para frenar el abuso del formulario. La dirección de red en sí no se guarda.',
        ],
      },
      {
        heading: 'Qué no hacemos',
        items: [
          'Estas páginas no ponen cookies ni cargan nada de nadie más.',
          ...(of.watched ? [] : ['No rastreamos si abres un mensaje o sigues alguno de sus enlaces.']),
          'No vendemos ni prestamos direcciones, y solo enviamos lo que has pedido.',
        ],
      },
      {
        heading: 'Sobre qué base',
        paragraphs: [
          'Tu consentimiento. Lo diste al inscribirte y al confirmarlo desde tu correo, y puedes retirarlo en cualquier momento.',
        ],
      },
      {
        heading: 'Quién más lo ve',
        paragraphs: [
          'Amazon Web Services guarda los datos y entrega el correo por encargo nuestro. Nadie más los recibe.',
        ],
      },
      {
        heading: 'Durante cuánto tiempo',
        paragraphs: [
          'Lo que nunca se confirma se elimina al cabo de un mes, más o menos.',
          'Lo demás, mientras sigues el curso o recibes el boletín, y después como constancia de lo acordado y lo enviado, hasta que lo hagas borrar.',
          'Cuando haces que se borre todo, cuando una dirección devuelve el correo o cuando un mensaje se marca como no deseado, guardamos una huella de la dirección, que podemos comparar pero no leer, para no enviar nada allí por error. Si la dirección devolvía el correo, puedes volver a inscribirte pasadas unas semanas; si se marcó un mensaje, cuando nos hayas escrito.',
          'Las copias que protegen los datos frente a una pérdida se sobrescriben en un plazo de 35 días. Los registros técnicos no contienen direcciones ni nombres y se guardan un mes.',
        ],
      },
      {
        heading: 'Cómo dejarlo, consultarlo o borrarlo todo',
        paragraphs: [
          'Cada mensaje lleva un enlace para darte de baja con un clic, y un enlace a tu página, donde lo ves y lo cambias todo.',
          'En tu página puedes descargar todo lo que tenemos sobre ti y borrarlo.',
          `Una persona responde a lo que escribes a ${of.contact}. Si crees que lo hacemos mal, puedes reclamar ante la autoridad de protección de datos del lugar donde vives.`,
        ],
      },
    ],
  },

  faults: {
    notFound: says({
      heading: 'Esta página no existe',
      paragraphs: ['Puede que la dirección se haya cortado por el camino. Todo lo demás sigue funcionando.'],
    }),
    unknownCourse: says({
      heading: 'Este curso no existe',
      paragraphs: [
        'Puede que haya terminado o que su dirección se haya cortado. No se ha guardado ni enviado nada.',
      ],
    }),
    link: says({
      heading: 'Este enlace no está completo',
      paragraphs: [
        'Algunos programas de correo cortan en dos los enlaces largos. Vuelve a abrir el mensaje y sigue desde allí el enlace o el botón.',
        'Para darte de baja, también puedes responder a cualquiera de nuestros mensajes: lo lee una persona.',
        'No ha cambiado nada.',
      ],
    }),
    tooLarge: says({
      heading: 'Eso era demasiado de una vez',
      paragraphs: [
        'El formulario espera una dirección, un nombre y una zona horaria, y lo que ha llegado era mucho mayor. No se ha guardado ni enviado nada.',
      ],
    }),
    notAForm: says({
      heading: 'Esto no se ha enviado como formulario',
      paragraphs: ['Usa el formulario de la página de inicio, por favor. No se ha guardado ni enviado nada.'],
    }),
    brokenForm: says({
      heading: 'Este formulario ha llegado dañado',
      paragraphs: [
        'No se podían distinguir sus campos. Vuelve a intentarlo o usa el formulario de la página de inicio. No se ha guardado ni enviado nada.',
      ],
    }),
    fileInForm: says({
      heading: 'Con el formulario ha llegado un archivo',
      paragraphs: [
        'El formulario solo admite texto: una dirección, un nombre y una zona horaria. Envíalo sin el archivo, por favor. No se ha guardado ni enviado nada.',
      ],
    }),
    elsewhere: says({
      heading: 'Este botón se ha pulsado en otro sitio',
      paragraphs: [
        'Por tu seguridad, solo funciona desde nuestra propia página. Vuelve a abrir el enlace de tu mensaje. No ha cambiado nada.',
      ],
    }),
    method: says({
      heading: 'Eso no es posible aquí',
      paragraphs: ['Esta dirección existe, pero no para lo que se le ha pedido. No ha cambiado nada.'],
    }),
    ours: says({
      heading: 'Algo ha fallado por nuestra parte',
      paragraphs: [
        'Ha quedado anotado. Vuelve a intentarlo dentro de unos minutos; probar dos veces no hace daño.',
      ],
    }),
  },

  mail: {
    greeting: (firstName) => (firstName ? `Hola, ${firstName}:` : 'Hola:'),
    progress: (number, of) => `Lección ${number} de ${of}`,
    readInBrowser: 'Leer en el navegador',
    objective: (ability) => `Después de esta lección podrás ${ability}`,
    kinds: {
      definition: 'En pocas palabras',
      contrast: 'Lado a lado',
      reason: 'Por qué importa',
      pitfall: 'Cuidado',
      example: 'Por ejemplo',
      framework: 'Paso a paso',
      saying: 'con nuestras palabras',
      practice: 'Vale la pena',
    },
    image: (alt) => `[Imagen: ${alt}]`,
    recap: (lesson) => (lesson === undefined ? 'Repaso' : `Repaso de la lección ${lesson}`),
    yearUnknown: 'sin año',
    exercise: { week: 'Para esta semana', day: 'Para hoy', next: 'Para antes del próximo mensaje' },
    minutes,
    lookAhead: 'Lo que viene',
    source: 'Fuente',
    sources: 'Fuentes',
    quoted: (title) => `«${title}»`,
    notGiven: (parts) => {
      const names = { author: 'autoría', publisher: 'editorial', date: 'fecha' };
      return `${list(parts.map((part) => names[part]))} sin indicar`;
    },
    why: 'Recibes este mensaje porque la dirección {{address}} se inscribió el {{signedUpOn}}.',
    unsubscribe: 'Darse de baja',
    unsubscribeAll: 'Darse de baja de todo',
    preferences: 'Tu curso y tus ajustes',
    privacy: 'Qué guardamos y por qué',
    contact: '¿Preguntas? Escribe a',
    confirmation: (of) => ({
      subject: `Confirma, por favor: ${of.course}`,
      preview: of.hasDate
        ? 'Confirma, y tendrás tu plaza en el curso.'
        : 'Confirma, y tu primera lección estará en camino.',
      heading: 'Ya casi está',
      before: [
        `Alguien, esperamos que tú, ha pedido que el curso por correo «${of.course}» llegue a esta dirección: ${lessonsByCadence(of.lessons, of.cadence)}.`,
      ],
      button: 'Sí, quiero el curso',
      after: [
        `El enlace funciona durante ${hours(of.hours)}.`,
        'Si no lo has pedido tú, no hagas nada. No llegará ninguna lección, y la dirección no se queda en la lista.',
      ],
    }),
    begins: (day) => ` Empieza el ${day}.`,
    alsoAsked: (newsletter) => ` También se ha pedido el boletín «${newsletter}».`,
    list: {
      ownPageLink: 'Tu página',
      confirmation: (of) => ({
        subject: `Confirma, por favor: ${of.list}`,
        preview: 'Confirma, y el próximo número te llegará.',
        heading: 'Ya casi está',
        before: [`Alguien, esperamos que tú, ha pedido que el boletín «${of.list}» llegue a esta dirección.`],
        button: 'Sí, quiero el boletín',
        after: [
          `El enlace funciona durante ${hours(of.hours)}.`,
          'Si no lo has pedido tú, no hagas nada. No llegará ningún número, y la dirección no se queda en la lista.',
        ],
      }),
      ownPage: (of) => ({
        subject: `Tu página: ${of.list}`,
        preview: 'Ya estás en la lista. No hay nada que confirmar, y este enlace abre tu página.',
        heading: 'Estás en la lista, y esta es tu página',
        before: [
          `Alguien, esperamos que tú, se ha inscrito en el boletín «${of.list}» con esta dirección. Ya estás en la lista, así que no hay nada que confirmar, y no ha cambiado nada.`,
        ],
        button: 'Abrir tu página',
        after: [
          'Allí puedes recibir el correo en otra dirección, ver todo lo que guardamos sobre ti o darte de baja.',
          'Quien tenga este enlace puede hacer todo eso, así que no lo compartas. Funciona mientras estés en nuestra lista.',
          'Si no has sido tú, no hagas nada. Quien haya sido no ha averiguado nada sobre ti.',
        ],
      }),
    },
    addressChange: (of) => ({
      subject: `¿Enviamos aquí tu correo? ${of.brand}`,
      preview: 'Confirma, y llegará a esta dirección a partir de ahora.',
      heading: '¿Es esta tu nueva dirección?',
      before: [
        `Alguien que recibe correo de ${of.brand} ha pedido que llegue a esta dirección a partir de ahora. Esperamos que seas tú.`,
      ],
      button: 'Sí, que llegue aquí',
      after: [
        `El enlace funciona durante ${hours(of.hours)}. Hasta que lo sigas, todo va a la dirección anterior.`,
        'Si ya conocemos esta dirección, la página que abre el botón explica cómo se reúnen las dos.',
        'Si no has sido tú, no hagas nada. Aquí no llegará ningún mensaje más.',
      ],
    }),
    ownPage: (of) => ({
      subject: `Tu página: ${of.course}`,
      preview: 'Ya sigues este curso. No hay nada que confirmar, y este enlace abre tu página.',
      heading: 'Ya sigues el curso, y esta es tu página',
      before: [
        `Alguien, esperamos que tú, se ha inscrito en «${of.course}» con esta dirección. Ya sigues el curso, así que no hay nada que confirmar, y no ha cambiado nada.`,
      ],
      button: 'Abrir tu página',
      after: [
        'Allí puedes releer tus lecciones, elegir cuándo llegan, hacer una pausa, recibir el correo en otra dirección o darte de baja.' +
          (of.newsletter ? ' El boletín también está allí, a un solo clic.' : ''),
        'Quien tenga este enlace puede hacer todo eso, así que no lo compartas. Funciona mientras estés en nuestra lista.',
        'Si no has sido tú, no hagas nada. Quien haya sido no ha averiguado nada sobre ti.',
      ],
    }),
    whereTheyStand: {
      active: 'Tus lecciones siguen como hasta ahora. En tu página ves cuándo llega la próxima.',
      paused: (until) => `Estás en pausa hasta el ${until}. En tu página puedes seguir antes.`,
      completed: 'Has llegado al final. En tu página puedes releer todas las lecciones o empezar de nuevo.',
    },
    addressChanged: (of) => ({
      subject: `Tu correo va ahora a otra dirección: ${of.brand}`,
      preview: 'Lo pediste, y está hecho. Si no fuiste tú, dínoslo.',
      heading: 'Tu correo va ahora a otra parte',
      before: [
        `Pediste que todo lo que recibes de ${of.brand} vaya a otra dirección, y lo confirmaste allí. Este mensaje es el último que llega aquí.`,
      ],
      after: [
        `¿No fuiste tú? Entonces otra persona ha usado el enlace de uno de tus mensajes. Escribe a ${of.contact} y lo arreglamos.`,
      ],
    }),
  },
};
