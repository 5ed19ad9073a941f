import type { SignUpSettings } from '../../domain/content/site.ts';
import type { CaptchaVerdict } from '../../pipeline/ports/sign-up.ts';
import type { WebContext } from '../context.ts';

/** How each provider is put into a form: its script, its element, the field it fills in, and where it loads from. */
const providers = {
  turnstile: {
    name: 'Cloudflare Turnstile',
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    className: 'cf-turnstile',
    field: 'cf-turnstile-response',
    sources: ['https://challenges.cloudflare.com'],
  },
  hcaptcha: {
    name: 'hCaptcha',
    script: 'https://js.hcaptcha.com/1/api.js',
    className: 'h-captcha',
    field: 'h-captcha-response',
    sources: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
  },
} as const;

/** The CAPTCHA of the sign-up form; undefined where site.yaml asks for none. */
export const captchaOf = ({ captcha }: SignUpSettings) => {
  if (!captcha) return undefined;
  const { name, sources, script, className } = providers[captcha.provider];
  return { name, sources, widget: { script, className, siteKey: captcha.siteKey } };
};

/** What the CAPTCHA says about a posted form; a person where there is none. */
export const verifyCaptcha = async (
  { ports }: WebContext,
  { captcha }: SignUpSettings,
  posted: URLSearchParams,
): Promise<CaptchaVerdict> => {
  if (!captcha) return 'person';
  return ports.captcha(posted.get(providers[captcha.provider].field) ?? '', captcha);
};
