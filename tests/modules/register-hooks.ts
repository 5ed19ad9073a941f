import { registerHooks } from 'node:module';
import { rememberMjml } from '../mail/remember-mjml.ts';
import { playInFrench } from '../scenarios/in-french/play-in-french.ts';
import { foundByPlace } from './found-by-place.ts';

const hooks = [rememberMjml, playInFrench];
if (process.env.VITEST_MODE !== 'WATCH') hooks.unshift(foundByPlace);
// Node asks the last of them first.
for (const resolve of hooks) registerHooks({ resolve });
