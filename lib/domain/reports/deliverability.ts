import type { SendingSettings } from '../content/site.ts';
import type { HealthHour } from '../sending/health.ts';

/** From which share of bounces and complaints on SES looks at an account, and from which it stops one. */
export const sesLimits = {
  bounces: { review: 0.05, pause: 0.1 },
  complaints: { review: 0.001, pause: 0.005 },
} as const;

export type Deliverability = {
  sent: number;
  bounces: number;
  complaints: number;
  days: { day: string; sent: number; bounces: number; complaints: number }[];
  /** Where our own brake stops all sending before SES does. */
  brake: Pick<SendingSettings, 'bounceRate' | 'complaintRate'>;
};

/** What became of mails, as far as SES has heard: all courses and newsletters together. */
export const deliverabilityOf = (
  hours: readonly HealthHour[],
  { bounceRate, complaintRate }: Pick<SendingSettings, 'bounceRate' | 'complaintRate'>,
): Deliverability => {
  const sum = (of: readonly HealthHour[]) => ({
    sent: of.reduce((total, { sent }) => total + sent, 0),
    bounces: of.reduce((total, { bounces }) => total + bounces, 0),
    complaints: of.reduce((total, { complaints }) => total + complaints, 0),
  });
  const days = [...Map.groupBy(hours, ({ hour }) => hour.slice(0, 10))].sort();
  return {
    ...sum(hours),
    days: days.map(([day, of]) => ({ day, ...sum(of) })),
    brake: { bounceRate, complaintRate },
  };
};
