/** Steps a second of the engine in memory and bytes of stored state, beside npm `bpmn-engine` on the same process. */
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Engine } from 'bpmn-engine';
import { readProcess } from '#engine/bpmn/read.ts';
import { initialState, step } from '#engine/bpmn/step.ts';
import { must } from '#kernel/outcome.ts';
import { median, type Row, row } from './table.ts';

const TASKS = 10;
const ROUNDS = 5;

function source(): string {
  const ids = Array.from({ length: TASKS }, (_, i) => `t${i + 1}`);
  const line = ['start', ...ids, 'end'];
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:bench"><process id="p" isExecutable="true"><startEvent id="start"/>${ids
    .map((id) => `<userTask id="${id}"/>`)
    .join('')}<endEvent id="end"/>${line
    .slice(1)
    .map((to, i) => `<sequenceFlow id="f${i}" sourceRef="${line[i]}" targetRef="${to}"/>`)
    .join('')}</process></definitions>`;
}

export async function benchEngine(): Promise<Row[]> {
  const xml = source();
  const process = must(await readProcess(xml));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const mine = stepsPerSecond(process, 20_000);
    const peer = await peerStepsPerSecond(xml, 60);
    if (!round) continue;
    ours.push(mine);
    theirs.push(peer);
  }
  const waiting = must(step(process, initialState(), { type: 'start' }, { vars: {} })).state;
  return [
    row('engine steps in memory, beside bpmn-engine', median(ours), '1/s', median(theirs)),
    row(
      'bytes of stored state, beside bpmn-engine',
      Buffer.byteLength(JSON.stringify(waiting)),
      'bytes',
      await peerStateBytes(xml),
    ),
    row('heap of a waiting instance, beside bpmn-engine', ourHeap(process), 'bytes', await peerHeap(xml)),
  ];
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  collect();
  return memoryUsage().heapUsed;
}

/** Kept as states, parsed as they come from where they are stored. */
function ourHeap(process: Parameters<typeof step>[0]): number {
  const count = 20_000;
  const stored = JSON.stringify(must(step(process, initialState(), { type: 'start' }, { vars: {} })).state);
  const before = heap();
  const waiting = Array.from({ length: count }, () => JSON.parse(stored) as unknown);
  return (heap() - before) / waiting.length;
}

async function peerHeap(xml: string): Promise<number> {
  const before = heap();
  const waiting: Engine[] = [];
  for (let i = 0; i < 100; i++) {
    const engine = new Engine({ name: 'bench', source: xml });
    await engine.execute();
    waiting.push(engine);
  }
  const bytes = (heap() - before) / waiting.length;
  for (const engine of waiting) engine.stop();
  return bytes;
}

function stepsPerSecond(process: Parameters<typeof step>[0], instances: number): number {
  const startedAt = performance.now();
  for (let i = 0; i < instances; i++) {
    let { state } = must(step(process, initialState(), { type: 'start' }, { vars: {} }));
    while (state.status === 'running')
      state = must(step(process, state, { type: 'complete', execution: state.live[0].id }, { vars: {} })).state;
  }
  return (instances * (TASKS + 1)) / ((performance.now() - startedAt) / 1000);
}

async function peerStepsPerSecond(xml: string, instances: number): Promise<number> {
  const startedAt = performance.now();
  for (let i = 0; i < instances; i++) {
    const engine = new Engine({ name: 'bench', source: xml });
    const { EventEmitter } = await import('node:events');
    const listener = new EventEmitter();
    listener.on('activity.wait', (api: { signal(): void }) => api.signal());
    await new Promise<void>((resolve, reject) => {
      engine.once('end', () => resolve());
      engine.once('error', reject);
      void engine.execute({ listener });
    });
  }
  return (instances * (TASKS + 1)) / ((performance.now() - startedAt) / 1000);
}

async function peerStateBytes(xml: string): Promise<number> {
  const engine = new Engine({ name: 'bench', source: xml });
  await engine.execute();
  const bytes = Buffer.byteLength(JSON.stringify(await engine.getState()));
  engine.stop();
  return bytes;
}
