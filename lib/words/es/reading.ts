import type { ReadingWords } from '../en/reading.ts';
import { says } from '../message.ts';
import { often } from './phrases.ts';

export const reading: ReadingWords = {
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
};
