/** Makes room on the lower border of an activity, so that the events there stand side by side. Changes the diagram it is given, and says whether. */

interface Point {
  x: number;
  y: number;
}

interface Bounds extends Point {
  width: number;
  height: number;
}

interface Drawn {
  bpmnElement?: {
    id?: string;
    $type: string;
    /** The scope it stands in: what is inside a collapsed sub-process is drawn in a plane of its own. */
    $parent?: unknown;
    attachedToRef?: { id?: string };
    sourceRef?: { id?: string };
  };
  /** Of a shape. */
  bounds?: Bounds;
  label?: { bounds?: Bounds };
  /** Of an edge. */
  waypoint?: Point[];
}

export interface Diagram {
  plane?: { planeElement?: Drawn[] };
}

/** Between the middles of two events, in units of the diagram: 36 of the event, and as much again as its neighbour's flow needs. */
const APART = 60;

export function spreadBorders({ plane }: Diagram): boolean {
  let spread = false;
  const drawn = plane?.planeElement ?? [];
  const borders = drawn.filter((one) => one.bounds && one.bpmnElement?.$type === 'bpmn:BoundaryEvent');
  for (const [id, events] of Map.groupBy(borders, (one) => one.bpmnElement?.attachedToRef?.id)) {
    const host = drawn.find((one) => one.bounds && one.bpmnElement?.id === id);
    const beside = drawn.filter((one) => one.bpmnElement?.$parent === host?.bpmnElement?.$parent);
    if (!host || !overlap(events)) continue;
    widen(host, events, beside);
    spread = true;
  }
  return spread;
}

const middle = ({ bounds }: Drawn): number => bounds!.x + bounds!.width / 2;

const overlap = (events: readonly Drawn[]): boolean =>
  events.some((one, i) =>
    events.some(
      (other, j) =>
        j > i &&
        Math.abs(middle(one) - middle(other)) < one.bounds!.width &&
        Math.abs(one.bounds!.y - other.bounds!.y) < one.bounds!.height,
    ),
  );

function widen(host: Drawn, events: readonly Drawn[], drawn: readonly Drawn[]): void {
  const { bounds } = host as { bounds: Bounds };
  const right = bounds.x + bounds.width;
  const wider = Math.max(0, (events.length + 1) * APART - bounds.width);
  const moved = new Map<string | undefined, number>();
  for (const [i, event] of [...events].sort((a, b) => middle(a) - middle(b)).entries())
    moved.set(event.bpmnElement?.id, bounds.x + (i + 1) * APART - middle(event));
  for (const one of drawn) {
    const { id, sourceRef } = one.bpmnElement ?? {};
    const own = moved.get(id);
    for (const box of [one.bounds, one.label?.bounds])
      if (box && own !== undefined) box.x += own;
      else if (box && box.x >= right) box.x += wider;
    // A flow leaves its event downwards before it turns.
    const along = moved.get(sourceRef?.id);
    const start = one.waypoint?.[0].x;
    for (const point of one.waypoint ?? [])
      if (along !== undefined && point.x === start) point.x += along;
      else if (point.x >= right) point.x += wider;
  }
  bounds.width += wider;
}
