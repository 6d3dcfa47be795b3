/** A model with its faults numbered on the diagram: a page in one file, which needs no server. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '#kernel/outcome.ts';
import { translator } from './i18n.ts';

export interface ModelFault {
  /** The id of the element, empty where it has none. */
  id: string;
  line?: number;
  rule: string;
  detail: string;
  /** Execution doesn't need it. */
  warning?: true;
}

/** As text within a page or an attribute of it, and as data within a script of it. */
const inPage = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const asData = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

export function modelPage(file: string, xml: string, faults: readonly ModelFault[], language: Language): string {
  const t = translator(language);
  const from = (path: string) => readFileSync(createRequire(import.meta.url).resolve(`bpmn-js/dist/${path}`), 'utf8');
  const list = faults
    .map(
      ({ id, line, rule, detail, warning }) =>
        `<li><a href="#${inPage(id)}" data-id="${inPage(id)}">${inPage(id || '–')}</a>${line === undefined ? '' : `, ${inPage(t('model.line', { line }))}`}: ${warning ? `${inPage(t('model.warning'))}: ` : ''}${inPage(detail)} <small>${inPage(rule)}</small></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inPage(file)}</title>
<style>${from('assets/diagram-js.css')}
body { margin: 0; font: 16px/1.4 system-ui, sans-serif; display: flex; flex-wrap: wrap; }
main { padding: 16px; flex: 1 1 320px; min-width: 0; max-width: 640px; box-sizing: border-box; overflow-wrap: anywhere; } h1 { font-size: 20px; } li { margin: 8px 0; } small { color: #505a5f; }
#diagram { flex: 3 1 min(600px, 100%); min-width: 0; box-sizing: border-box; height: 90vh; min-height: 400px; border: 1px solid #b1b4b6; }
.fault .djs-visual > :first-child, .fault .djs-visual > path { stroke: #a40d0d !important; stroke-width: 4px !important; }
.djs-shape.fault .djs-visual > :first-child { fill: #fbe9e9 !important; }
.number { background: #a40d0d; color: #fff; border-radius: 12px; box-sizing: border-box; min-width: 24px; padding: 0 4px; white-space: nowrap; line-height: 24px; text-align: center; font-weight: bold; }
</style></head><body>
<main><h1>${inPage(file)}</h1>${faults.every(({ warning }) => warning) ? `<p>${inPage(t('model.no-faults'))}</p>` : ''}${faults.length ? `<ol>${list}</ol>` : ''}</main><div id="diagram"></div>
<script type="application/json" id="model">${asData({ xml, faults })}</script>
<script>${from('bpmn-navigated-viewer.production.min.js').replaceAll('</script', '<\\/script')}</script>
<script>
const { xml, faults } = JSON.parse(document.getElementById('model').textContent);
const viewer = new BpmnJS({ container: '#diagram' });
viewer.importXML(xml).catch(() => {}).then(() => {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map((name) => viewer.get(name));
  // All of it, with room for the numbers.
  const { inner } = canvas.viewbox();
  canvas.viewbox({ x: inner.x - 30, y: inner.y - 30, width: inner.width + 60, height: inner.height + 60 });
  for (const link of document.querySelectorAll('a[data-id]'))
    link.onclick = () => registry.get(link.dataset.id) && canvas.scrollToElement(link.dataset.id);
  // What stands in a collapsed sub-process is also shown on it.
  const numbers = new Map();
  faults.forEach(({ id }, i) => {
    const element = registry.get(id);
    if (!element) return;
    const plane = canvas.findRoot(element);
    const around = plane === canvas.getRootElement() ? undefined : registry.get(plane.businessObject.id);
    for (const shown of [element, around]) if (shown) numbers.set(shown.id, [...(numbers.get(shown.id) ?? []), i + 1]);
  });
  for (const [id, list] of numbers) {
    canvas.addMarker(id, 'fault');
    overlays.add(id, { position: { top: -12, left: -12 }, html: '<div class="number">' + list.join(', ') + '</div>' });
  }
});
</script></body></html>
`;
}
