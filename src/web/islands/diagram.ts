/** The process with where the dossier stands. Comes only with the page that shows it. */
import BpmnViewer from 'bpmn-js/lib/NavigatedViewer.js';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Canvas {
  zoom(how: string): void;
  viewbox(box?: Box): { inner: Box };
  resized(): void;
  addMarker(id: string, name: string): void;
  findRoot(element: unknown): unknown;
  getRootElement(): unknown;
  setRootElement(root: unknown): void;
}

interface BpmnCanvas {
  importXML(xml: string): Promise<unknown>;
  get(service: 'canvas'): Canvas;
  get(service: 'elementRegistry'): { get(id: string): unknown };
  get(service: 'eventBus'): { on(event: string, then: () => void): void };
}

/** Around what is drawn, in its own units; and for the mark of the viewer below it, in pixels. */
const MARGIN = 40;
const MARK = 24;
/** Smaller than this nobody reads it: a narrow screen shows a part, and is moved. */
const SMALLEST = 1.1;

const place = document.querySelector<HTMLElement>('[data-bpmn]');
if (place) {
  // The package's types name the module, its default is the class.
  const Viewer = BpmnViewer as unknown as new (options: object) => BpmnCanvas;
  const frame = place.appendChild(document.createElement('div'));
  frame.className = 'mc-diagram__window';
  frame.tabIndex = 0;
  const sheet = frame.appendChild(document.createElement('div'));
  const { fontFamily } = getComputedStyle(place);
  const viewer = new Viewer({ container: sheet, textRenderer: { defaultStyle: { fontFamily, fontSize: 11 } } });
  const response = await fetch(place.dataset['bpmn'] ?? '');
  await viewer.importXML(await response.text());
  // The way back stays where it is while the sheet is moved.
  const crumbs = sheet.querySelector('.bjs-breadcrumbs');
  if (crumbs) place.prepend(crumbs);
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  // A sub-process is a page of its own: the innermost place where the dossier stands is the page to show.
  for (const id of (place.dataset['here'] ?? '').split(' ')) {
    const element = registry.get(id);
    if (!element) continue;
    canvas.addMarker(id, 'mc-here');
    const root = canvas.findRoot(element);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  }
  const show = () => {
    canvas.zoom('fit-viewport');
    const { inner } = canvas.viewbox();
    const width = inner.width + 2 * MARGIN;
    const scale = Math.max(SMALLEST, Math.min(frame.clientWidth / width, 1.4));
    const height = inner.height + 2 * MARGIN + MARK / scale;
    const wide = Math.max(frame.clientWidth, width * scale);
    sheet.style.width = `${Math.round(wide)}px`;
    sheet.style.height = `${Math.round(height * scale)}px`;
    canvas.resized();
    canvas.viewbox({ x: inner.x - MARGIN, y: inner.y - MARGIN, width: wide / scale, height });
    // What is marked in a plane that is not shown has no width.
    const marked = [...sheet.querySelectorAll('.djs-element.mc-here')].map((one) => one.getBoundingClientRect());
    const here = marked.findLast((one) => one.width);
    if (here) frame.scrollLeft += here.left - frame.getBoundingClientRect().left - (frame.clientWidth - here.width) / 2;
  };
  show();
  viewer.get('eventBus').on('root.set', () => requestAnimationFrame(show));
}
