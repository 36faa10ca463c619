// Times things against each other, in Node.js and in a page: in every round each of them runs once, in changing order,
// so that drift of the machine hits all of them alike.

/** The value below which this share of the values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))];
}
export const median = (values) => quantile(values, 0.5);

/** Median and quartiles: { seconds, low, high }. */
export const spread = (samples) => ({
  seconds: median(samples),
  low: quantile(samples, 0.25),
  high: quantile(samples, 0.75),
});

async function timed(run, times) {
  const begin = performance.now();
  for (let i = 0; i < times; i += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - begin) / 1000 / times;
}

// A round of one contestant takes so long that the clock's grain does not matter.
const LEAST_MS = 4;

/** How often a contestant runs in a round; it is warm afterwards. */
async function repetitions(run, warmUp) {
  // What takes seconds needs no warming, and runs once.
  if (warmUp === 0) return 1;
  const begin = performance.now();
  let seconds = await timed(run, 1);
  while (performance.now() - begin < warmUp) seconds = await timed(run, 1);
  return Math.max(1, Math.ceil(LEAST_MS / 1000 / Math.max(seconds, 1e-6)));
}

/**
 * `contestants`: { name, run }[]; `effort`: { seconds, least, most, warmUp }: about this long in all, at least and at
 * most this many rounds, after `warmUp` milliseconds each. Gives { rounds, rows: [{ name, seconds, low, high, ratio }] }
 * with medians, quartiles, and how many times as long as the first contestant each took within a round.
 */
export async function compete(contestants, { seconds, least, most, warmUp }) {
  const entries = [];
  for (const { name, run } of contestants)
    entries.push({ name, run, times: await repetitions(run, warmUp), samples: [] });
  const begin = performance.now();
  let round = 0;
  for (; round < most; round += 1) {
    if (round >= least && performance.now() - begin > seconds * 1000) break;
    for (let i = 0; i < entries.length; i += 1) {
      const entry = entries[(i + round) % entries.length];
      entry.samples.push(await timed(entry.run, entry.times));
    }
  }
  const [first] = entries;
  const rows = entries.map(({ name, samples }) => ({
    name,
    ...spread(samples),
    ratio: median(samples.map((value, i) => value / first.samples[i])),
  }));
  return { rounds: round, rows };
}

/** The exponent of the power law that fits best: 1 where time grows as size does. */
export function fittedExponent(sizes, times) {
  const x = sizes.map(Math.log);
  const y = times.map(Math.log);
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const n = x.length;
  const xy = sum(x.map((value, i) => value * y[i]));
  return (n * xy - sum(x) * sum(y)) / (n * sum(x.map((value) => value * value)) - sum(x) ** 2);
}
