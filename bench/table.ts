/** One measured line: a value, the floor or peer it stands beside, and their ratio. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  floor: number;
  ratio: number;
}

export function row(name: string, value: number, unit: string, floor: number): Row {
  return { name, value: round(value), unit, floor: round(floor), ratio: Math.round((value / floor) * 1000) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function printTable(rows: readonly Row[]): string {
  const cells = [
    ['name', 'value', 'unit', 'floor', 'ratio'],
    ...rows.map((one) => [one.name, String(one.value), one.unit, String(one.floor), String(one.ratio)]),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  return cells
    .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '))
    .join('\n');
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** Does `jobs` with so many in flight; gives jobs a second. */
export async function throughput(jobs: readonly (() => Promise<unknown>)[], inFlight: number): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < jobs.length) await jobs[next++]();
    }),
  );
  return jobs.length / ((performance.now() - startedAt) / 1000);
}
