import type { MailWords } from '../en/mail.ts';
import { hours, lessonsByCadence, list, minutes } from './phrases.ts';

export const mail: MailWords = {
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
};
