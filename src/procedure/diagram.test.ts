import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { readProcess } from '#engine/bpmn/read.ts';
import { must } from '#kernel/outcome.ts';
import { deriveBpmn } from './derive.ts';
import { withDiagram } from './diagram.ts';
import type { Manifest } from './pack.ts';

interface Drawn {
  bpmnElement: { id: string; name?: string };
  bounds?: { x: number; y: number; width: number; height: number };
  waypoint?: { x: number; y: number }[];
}

const manifest = {
  code: '1.000001',
  channels: { counter: { limit: { workingDays: 3 } } },
  consultation: { limit: { workingDays: 3 }, silence: 'wait' },
  steps: [
    { id: 'receive', act: 'receive-dossier' },
    { id: 'sign', act: 'decide-dossier' },
    { id: 'return', act: 'deliver-result' },
  ],
} as unknown as Manifest;
const derived = deriveBpmn(manifest, (step) => step);

async function drawn(xml: string): Promise<Map<string, Drawn>> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const { diagrams } = rootElement as unknown as { diagrams: { plane: { planeElement: Drawn[] } }[] };
  return new Map(diagrams.flatMap(({ plane }) => plane.planeElement).map((one) => [one.bpmnElement.id, one]));
}

const BORDERS = ['request-supplement', 'supplement-lapsed', 'refuse', 'withdraw', 'extend', 'consult'];

describe('a diagram', () => {
  it('shows border events side by side, their flows with them, and moves nothing inside', async () => {
    const shapes = await drawn(must(await withDiagram(derived)));
    const events = BORDERS.map((one) => shapes.get(`on-${one}`)!.bounds!).sort((a, b) => a.x - b.x);
    for (const [i, event] of events.entries()) if (i) expect(event.x - events[i - 1].x).toBeGreaterThan(event.width);
    const host = shapes.get('handling')!.bounds!;
    expect(events[0].x).toBeGreaterThan(host.x);
    expect(events.at(-1)!.x + events.at(-1)!.width).toBeLessThan(host.x + host.width);
    expect(shapes.get('return')!.bounds!.x).toBeGreaterThan(host.x + host.width);
    for (const one of BORDERS) {
      const { x, width } = shapes.get(`on-${one}`)!.bounds!;
      const target = one === 'request-supplement' ? 'await-supplement' : `end-${one}`;
      const { waypoint } = shapes.get(`f-on-${one}-${target}`)!;
      expect(waypoint![0].x).toBe(x + width / 2);
      expect(waypoint!.at(-1)!.x).toBe(shapes.get(target)!.bounds!.x);
    }
    const [receive, sign] = ['receive', 'sign'].map((id) => shapes.get(id)!.bounds!);
    expect(sign.x - receive.x).toBe(150);
    expect(shapes.get('f-receive-sign')!.waypoint!.map(({ x }) => x)).toEqual([receive.x + receive.width, sign.x]);
  });

  it('is the same process, also with other names', async () => {
    const named = must(
      await withDiagram(derived, ({ id, type, message }) =>
        type === 'BoundaryEvent' ? '' : message ? `${message}!` : id === 'sign' ? 'Ký' : undefined,
      ),
    );
    const shapes = await drawn(named);
    expect(['sign', 'receive', 'await-supplement', 'on-refuse'].map((id) => shapes.get(id)!.bpmnElement.name)).toEqual([
      'Ký',
      'receive',
      'supplement!',
      undefined,
    ]);
    const [before, after] = [must(await readProcess(derived)), must(await readProcess(named))];
    const bare = ({ nodes }: typeof before) => Object.values(nodes).map(({ name: _, ...node }) => node);
    expect(bare(after)).toEqual(bare(before));
    expect(after.flows).toEqual(before.flows);
  });

  it('that a person drew is kept, once its events can be seen', async () => {
    const once = must(await withDiagram(derived));
    const theirs = once.replace('<bpmn:process', '<!-- drawn by hand -->\n<bpmn:process');
    expect(must(await withDiagram(theirs))).toBe(theirs);
    expect(must(await withDiagram(theirs, () => undefined))).toBe(theirs);
  });
});
