import type { Readable } from 'node:stream';

/**
 * All of an answer, which may be its bytes already. The SDK's own collector pipes it into a stream made for each answer, which takes twice as long; answers here are
 * of one piece nearly always.
 */
export const collectBytes = (answer: Readable | Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    if (answer instanceof Uint8Array) return resolve(answer);
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    answer.once('end', () => resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)));
    answer.once('error', reject);
  });
