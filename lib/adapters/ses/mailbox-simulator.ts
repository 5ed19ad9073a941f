import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import { productionStage } from '../environment.ts';

/**
 * SES's own test addresses are there to be played with, save on the stage with readers: there they would let a
 * stranger feed the brake with bounces.
 */
export const refusesSimulator =
  (stage: string) =>
  (address: EmailAddress): boolean =>
    stage === productionStage && /@simulator\.amazonses\.com$/i.test(address);
