import type { SignUpSettings } from '../../domain/content/site.ts';
import type { CaptchaVerdict } from '../../pipeline/ports.ts';
import type { WebContext } from '../context.ts';

type Settings = NonNullable<SignUpSettings['captcha']>;

/** How each check is put into a page: its script, its element, the field it fills in, and where it loads from. */
const widgets = {
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

export const widgetOf = ({ captcha }: SignUpSettings) =>
  captcha && { ...widgets[captcha.provider], siteKey: captcha.siteKey };

/** What the check says about a posted form; a person where there is no check. */
export const verdictOn = async (
  { ports }: WebContext,
  { captcha }: { captcha?: Settings | undefined },
  posted: URLSearchParams,
): Promise<CaptchaVerdict> => {
  if (!captcha) return 'person';
  return ports.captcha(posted.get(widgets[captcha.provider].field) ?? '', captcha);
};
