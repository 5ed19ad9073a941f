import { type Context, Hono } from 'hono';
import { readContent } from '../../adapters/content/read-content.ts';
import type { Examined } from '../../domain/doctor/outcome.ts';
import { doctorChecks } from '../../pipeline/doctor/doctor-checks.ts';
import { examine } from '../../pipeline/doctor/examine.ts';
import type { Desk } from '../desk.ts';
import { doctorHome, doctorPage } from './doctor-page.ts';

/** All that the stage stands on, examined when somebody asks for it. */
export const doctorRoutes = (desk: Desk): Hono =>
  new Hono()
    .get('/doctor', (c) => showDoctor(desk, c))
    .post('/doctor', async (c) => {
      const checks = await doctorChecks({ ...desk.connection, ...desk.examined, readContent });
      return showDoctor(desk, c, await Array.fromAsync(examine(checks)));
    });

const showDoctor = (desk: Desk, c: Context, examined?: readonly Examined[]) =>
  desk.show(c, { title: 'Doctor', section: doctorHome, body: doctorPage(examined) });
