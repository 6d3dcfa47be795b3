/** The ways to hand in, each with its time and fee: the table of the record beside what its text says. */
import type { Channel } from '../pack.ts';
import type { Doubt } from './doubts.ts';
import { type FeeInText, feeIn, LEAST_FEE } from './fee-in-text.ts';
import type { ChannelReading, DoubtReading, LimitReading, NationalChannel, NationalRecord } from './record.ts';
import type { Passage } from './steps.ts';
import { clean, shorten } from './text.ts';
import { laterStagesIn, type TimeInText, timesIn } from './time-in-text.ts';

const CHANNELS: Record<string, Channel> = { in_person: 'counter', online: 'online', post: 'post' };
const DAYS_OF_MONTH = 30;

export function readChannels(
  record: NationalRecord,
  passages: readonly Passage[],
  severalCases: boolean,
): { channels: ChannelReading[]; doubts: DoubtReading[] } {
  const doubts: DoubtReading[] = [];
  const times: Times = { told: timesIn(passages, severalCases), later: laterStagesIn(passages, severalCases) };
  const fee = feeIn(`${record.stepsText}\n${record.conditionsText}`);
  const rows = record.channels.filter((row) => CHANNELS[row.channel]);
  const stored = new Map<Channel, NationalChannel[]>();
  for (const row of rows) stored.set(CHANNELS[row.channel], [...(stored.get(CHANNELS[row.channel]) ?? []), row]);
  if (!stored.size) {
    const told = channelsIn(passages);
    doubts.push({ id: told.length ? 'channels-from-text' : 'channels-unstated', about: '' });
    for (const channel of told) stored.set(channel, [record.channels[0] ?? { channel }]);
  }
  if (record.firstChannelOnly && stored.size > 1) doubts.push({ id: 'first-channel-only', about: '' });
  // A time and a fee of one way to hand in, nobody knows which, are those of none.
  const ofSomeOther = record.firstChannelOnly && stored.size > 1;
  const channels = [...stored].map(([channel, same]): ChannelReading => {
    const doubt = (id: Doubt) => doubts.push({ id, about: channel });
    const read = { channel, limit: limitOf(same, times, doubt), ...feeOf(same, fee, doubt) };
    return ofSomeOther ? { channel, limit: { kind: 'unstated', amount: null }, feeVnd: 'unstated' } : read;
  });
  const amounts = channels.flatMap(({ limit }) => limit.amount ?? []);
  const apart = new Set(channels.map(({ limit }) => `${limit.kind} ${limit.amount}`)).size > 1;
  // One way several times slower than another is more often a slip of the pen than the law.
  if (apart)
    doubts.push({
      id: Math.max(...amounts) > 3 * Math.min(...amounts) ? 'channels-differ-widely' : 'channels-differ',
      about: '',
    });
  return { channels, doubts };
}

/** How the text says that it may be handed in, where the table says nothing. */
function channelsIn(passages: readonly Passage[]): Channel[] {
  const text = passages
    .filter(({ by }) => by === 'citizen')
    .map((passage) => passage.text)
    .join('\n');
  const said: [Channel, RegExp][] = [
    ['online', /trực tuyến|qua mạng|cổng dịch vụ công/iu],
    ['counter', /trực tiếp/iu],
    ['post', /bưu chính|bưu điện/iu],
  ];
  return said.filter(([, pattern]) => pattern.test(text)).map(([channel]) => channel);
}

type Raise = (id: Doubt) => void;

/** The time from the dossier, one for each case, and those of stages after it. */
interface Times {
  told: readonly TimeInText[];
  later: ReturnType<typeof laterStagesIn>;
}

/**
 * What the text tells of the whole. A table with the sum of the stages counts them all; without that, the time from the dossier is
 * that of the first stage, and nobody knows what lies between the stages.
 */
function wholeOf({ told: [told], later }: Times, { time }: NationalChannel, doubt: Raise): TimeInText | undefined {
  if (!told || told.amount === null || !later.length || !later.every(({ kind }) => kind === told.kind)) return told;
  const sum = later.reduce((days, { amount }) => days + (amount ?? 0), told.amount);
  if (time === sum) return { ...told, amount: sum };
  doubt('time-in-stages');
  return time && time > 1 ? told : undefined;
}

/** Hours are working hours where that is said; of «24 giờ» alone nobody knows, until an officer has found out. */
function limitOf(rows: readonly NationalChannel[], times: Times, doubt: Raise): LimitReading {
  const reading = limitRead(rows, times, doubt);
  const isSaid = times.told.some(({ workingSaid, amount }) => workingSaid && amount === reading.amount);
  if (reading.kind === 'workingHours' && !isSaid) doubt('time-hours-unsaid');
  return reading;
}

function limitRead(rows: readonly NationalChannel[], times: Times, doubt: Raise): LimitReading {
  const limits = rows.map((row) => storedLimit(row));
  const [first] = limits;
  if (limits.some(({ kind, amount }) => kind !== first.kind || amount !== first.amount)) {
    doubt('several-times');
    return { kind: 'byCase', amount: null };
  }
  const several = times.told.length > 1 || times.told[0]?.byCase;
  const told = several ? times.told[0] : wholeOf(times, rows[0], doubt);
  if (first.kind !== 'unstated') {
    if (rows[0].unit === 'month') doubt('time-in-months');
    if (!told) return first;
    if (several) {
      doubt('time-by-case');
      return { kind: 'byCase', amount: null };
    }
    if (told.amount !== first.amount || told.kind === 'sameDay' || told.kind === 'immediate') {
      doubt('time-differs-from-text');
      return first;
    }
    if (told.kind !== first.kind) doubt('time-unit-differs');
    // The text says «ngày làm việc» where the table has only «ngày».
    return told.kind === 'workingDays' ? limitFrom(told) : { ...first, ...(told.law && { law: told.law }) };
  }
  const { time } = rows[0];
  const filler = time === 1;
  if (several) {
    doubt('time-by-case');
    return { kind: 'byCase', amount: null };
  }
  if (told && time && !filler && told.amount === time) {
    doubt('time-unit-from-text');
    return limitFrom(told);
  }
  if (told && (!time || filler)) {
    doubt('time-from-text');
    return limitFrom(told);
  }
  if (told) doubt('time-differs-from-text');
  doubt(
    time === null || time === undefined
      ? 'time-unstated'
      : time <= 0
        ? 'time-zero'
        : filler
          ? 'time-filler'
          : 'time-unit-unstated',
  );
  return { kind: 'unstated', amount: null };
}

const limitFrom = ({ kind, amount, law }: TimeInText): LimitReading => ({ kind, amount, ...(law && { law }) });

/** The time of a row of the table. */
export function storedLimit({ time, unit }: Pick<NationalChannel, 'time' | 'unit'>): LimitReading {
  if (!time || time <= 0) return { kind: 'unstated', amount: null };
  switch (unit) {
    case 'working_day':
      return { kind: 'workingDays', amount: time };
    case 'day':
      return { kind: 'calendarDays', amount: time };
    case 'hour':
      return { kind: 'workingHours', amount: time };
    case 'month':
      return { kind: 'calendarDays', amount: time * DAYS_OF_MONTH };
    default:
      return { kind: 'unstated', amount: null };
  }
}

function feeOf(
  rows: readonly NationalChannel[],
  told: FeeInText | undefined,
  doubt: Raise,
): Pick<ChannelReading, 'feeVnd' | 'feeLaw' | 'freeBy'> {
  const amounts = new Set(rows.flatMap(({ feeVnd }) => (feeVnd && feeVnd >= LEAST_FEE ? [feeVnd] : [])));
  if (rows.some(({ feeVnd }) => feeVnd && feeVnd < LEAST_FEE)) {
    doubt('fee-doubtful');
    if (!amounts.size && !told) return { feeVnd: 'unstated' };
  }
  const law = told?.law && { feeLaw: told.law };
  if (amounts.size > 1) {
    doubt('several-fees');
    return { feeVnd: 'byCase', ...law };
  }
  const [amount] = amounts;
  if (amount) {
    if (told?.fee === 'byCouncil') doubt('fee-by-council');
    if (rows.some(({ feeVnd }) => !feeVnd)) doubt('several-fees');
    return { feeVnd: amount, ...law };
  }
  if (told) {
    if (told.fee === 'byCouncil') doubt('fee-by-council');
    else if (told.fee === 'byCase') {
      doubt('fee-by-case');
      // The table says 0 of every way to hand in, the text that some pay: one of the two is wrong.
      if (rows.every(({ feeVnd }) => feeVnd === 0)) doubt('fee-zero-stored');
    } else if (told.fee !== 0) doubt('fee-from-text');
    return { feeVnd: told.fee, ...law, ...(told.fee === 0 && { freeBy: shorten(clean(told.quote), 300) }) };
  }
  doubt(rows.some(({ feeVnd }) => feeVnd === 0) ? 'fee-zero-stored' : 'fee-unstated');
  return { feeVnd: 'unstated' };
}
