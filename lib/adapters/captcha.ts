import * as z from 'zod';
import type { Captcha } from '../pipeline/ports/sign-up.ts';
import type { Ports } from '../pipeline/ports.ts';

const endpoints = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
} as const;

type Endpoints = Record<keyof typeof endpoints, string>;

const timeLimitMilliseconds = 3_000;

const secretSchema = z.looseObject({ captcha: z.string().min(1) });
const formerSecretSchema = z.looseObject({ humanCheck: z.string() });
const answerSchema = z.object({ success: z.boolean() });

/** The key that the check's maker gave, out of the stage's secret; says what to do where it is not there. */
const secretIn = (stageSecret: string): string => {
  const whole: unknown = JSON.parse(stageSecret);
  const { data } = secretSchema.safeParse(whole);
  if (data) return data.captcha;
  throw new Error(
    formerSecretSchema.safeParse(whole).success
      ? 'The stage\'s secret still calls the key of the CAPTCHA "humanCheck": rename it to "captcha".'
      : 'site.yaml asks for a CAPTCHA, but the stage\'s secret has no key for it: put it there as "captcha".',
  );
};

/**
 * Turnstile and hCaptcha, whose protocols are the same: the secret and what the form brought go to their
 * `siteverify`, and `success` comes back. The client's address is not passed on. `readSecret` is asked at the
 * first check, since most stages have none.
 */
export const createCaptcha = (
  { readSecret, telemetry }: Pick<Ports, 'telemetry'> & { readSecret: () => Promise<string> },
  at: Endpoints = endpoints,
): Captcha => {
  let secret: string | undefined;

  return async (answer, { provider }) => {
    if (answer === '') return 'not-shown';
    secret ??= secretIn(await readSecret());
    const body = new URLSearchParams({ secret, response: answer });
    try {
      const response = await fetch(at[provider], {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimitMilliseconds),
      });
      return answerSchema.parse(await response.json()).success ? 'person' : 'not-shown';
    } catch (error) {
      // Their trouble must not shut the form; what comes meanwhile counts as from a form elsewhere.
      telemetry.surprise(error, { where: 'captcha', provider });
      return 'no-answer';
    }
  };
};
