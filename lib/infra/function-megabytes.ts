import type { LambdaName } from '../adapters/function-name.ts';

/**
 * The megabytes that each function has. Lambda gives processor time by them, a whole processor at 1,769, and is paid by them and by the
 * second, waiting included (AWS: Lambda pricing).
 */
export const functionMegabytes = {
  // MJML is work for a processor.
  'build-course': 1024,
  // It waits for its turn most of the time. It needs 180 of them in its longest sweeps, and a quarter of a processor sends 250 mails a second.
  'send-lessons': 448,
  web: 512,
  'run-job': 256,
  'record-feedback': 256,
  'record-deliveries': 256,
  'send-webhooks': 256,
  'send-report': 256,
} as const satisfies Record<LambdaName, number>;
