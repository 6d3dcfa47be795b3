/** The process with where the dossier stands. Comes only with the page that shows it. */
import BpmnViewer from 'bpmn-js/lib/NavigatedViewer.js';
import 'bpmn-js/dist/assets/diagram-js.css';

interface BpmnCanvas {
  importXML(xml: string): Promise<unknown>;
  get(service: string): unknown;
}

const place = document.querySelector<HTMLElement>('[data-bpmn]');
if (place) {
  // The package's types name the module, its default is the class.
  const Viewer = BpmnViewer as unknown as new (options: { container: HTMLElement }) => BpmnCanvas;
  const viewer = new Viewer({ container: place });
  const response = await fetch(place.dataset['bpmn'] ?? '');
  await viewer.importXML(await response.text());
  const canvas = viewer.get('canvas') as {
    zoom(how: string): void;
    addMarker(id: string, name: string): void;
    findRoot(element: unknown): unknown;
    getRootElement(): unknown;
    setRootElement(root: unknown): void;
  };
  const registry = viewer.get('elementRegistry') as { get(id: string): unknown };
  // A sub-process is a page of its own: the innermost place where the dossier stands is the page to show.
  for (const id of (place.dataset['here'] ?? '').split(' ')) {
    const element = registry.get(id);
    if (!element) continue;
    canvas.addMarker(id, 'mc-here');
    const root = canvas.findRoot(element);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  }
  canvas.zoom('fit-viewport');
}
