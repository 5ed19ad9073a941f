import type { FaultsWords } from '../en/faults.ts';
import { says } from '../message.ts';

export const faults: FaultsWords = {
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
};
