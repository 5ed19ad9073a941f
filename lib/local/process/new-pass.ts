import { newSecretKey } from '../../adapters/random.ts';
import { type Pass, passSchema } from './pass.ts';

/** For a world that is begun. Its services are given it, and do without what makes one. */
export const newPass = (): Pass => passSchema.parse(newSecretKey());
