import type { SignUpWords } from '../en/sign-up.ts';
import { says } from '../message.ts';
import { at, atHour, lessons, lessonsByCadence, minutes, often } from './phrases.ts';

export const signUp: SignUpWords = {
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
};
