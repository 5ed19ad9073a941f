/**
 * `node tests/bench/how-far.ts`: ten million subscribers, all of them due on a Tuesday at nine on their own
 * clocks, drained minute by minute at one rate after another. Earliest first, as a sweep does; what is more than
 * six hours late moves to the next nine o'clock, as `nextStep` has it. For docs/how-far-it-goes.md.
 */

const subscribers = 10_000_000;

/** Where people live, by hours east of Greenwich: an assumption, most of them in Europe and the Americas. */
const shareByOffset: Readonly<Record<number, number>> = {
  [-8]: 0.08,
  [-7]: 0.04,
  [-6]: 0.1,
  [-5]: 0.15,
  [-3]: 0.06,
  0: 0.09,
  1: 0.2,
  2: 0.06,
  3: 0.04,
  5: 0.08,
  8: 0.05,
  9: 0.03,
  10: 0.02,
};

const sendHour = 9;
const lateAfterMinutes = 6 * 60;
const day = 24 * 60;

type Wave = { due: number; waiting: number; moved: boolean };
type Drained = { hours: number; overAnHour: number; moved: number };

/** Minutes count from midnight, UTC, before the first zone's Tuesday morning. */
const drain = (perSecond: number): Drained => {
  const waves: Wave[] = Object.entries(shareByOffset).map(([offset, share]) => ({
    due: day + (sendHour - Number(offset)) * 60,
    waiting: share * subscribers,
    moved: false,
  }));
  const first = Math.min(...waves.map(({ due }) => due));
  let [overAnHour, moved] = [0, 0];

  for (let minute = first; ; minute += 1) {
    for (const wave of waves)
      if (wave.waiting > 0 && minute > wave.due + lateAfterMinutes) {
        if (!wave.moved) moved += wave.waiting;
        Object.assign(wave, { due: wave.due + day, moved: true });
      }
    let capacity = perSecond * 60;
    for (const wave of waves.filter(({ due }) => due <= minute).sort((a, b) => a.due - b.due)) {
      const sent = Math.min(wave.waiting, capacity);
      if (minute - wave.due > 60 && !wave.moved) overAnHour += sent;
      wave.waiting -= sent;
      capacity -= sent;
    }
    if (waves.every(({ waiting }) => waiting <= 0)) {
      return {
        hours: (minute - first) / 60,
        overAnHour: overAnHour / subscribers,
        moved: moved / subscribers,
      };
    }
  }
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

for (const perSecond of [14, 50, 100, 200, 500, 1_000, 2_000, 5_000]) {
  const { hours, overAnHour, moved } = drain(perSecond);
  const columns = [perSecond, hours.toFixed(1), percent(overAnHour), percent(moved)];
  process.stdout.write(`| ${columns.join(' | ')} |\n`);
}
