/** `motcua engine check`: every fault of a model at once, and on request a page that shows them on its diagram, whole in one file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { examineModel } from '#engine/bpmn/examine.ts';
import { readProcess } from '#engine/bpmn/read.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import { readModel } from '#engine/dmn/read.ts';
import { isRefusal, type Language, type Refusal, refusalText } from '#kernel/outcome.ts';
import { withDiagram } from '#procedure/diagram.ts';

export interface ModelFault {
  /** The id of the element, empty where it has none. */
  id: string;
  line?: number;
  rule: string;
  detail: string;
}

/** Nothing for a model that may be published. */
export async function faultsOf(file: string, xml: string, language: Language): Promise<ModelFault[]> {
  if (file.endsWith('.dmn')) {
    const model = readModel(xml);
    return isRefusal(model) ? [fromRefusal(model, language)] : [];
  }
  const findings = examineModel(xml);
  if (findings.length) return findings.map(({ id, line, rule, detail }) => ({ id, line, rule, detail }));
  const process = await readProcess(xml);
  if (isRefusal(process)) return [fromRefusal(process, language)];
  return findUnsound(process).map(({ kind, element, detail }) => ({ id: element, rule: kind, detail }));
}

const fromRefusal = (refusal: Refusal, language: Language): ModelFault => ({
  id: String(refusal.params['id'] ?? ''),
  rule: refusal.code,
  detail: refusalText(refusal, language),
});

/** 0 for a model without faults. */
export async function checkModel(
  file: string,
  { json, language, out }: { json: boolean; language: Language; out?: string },
  print: (text: string) => void,
): Promise<number> {
  const xml = readFileSync(file, 'utf8');
  const faults = await faultsOf(file, xml, language);
  if (json) print(JSON.stringify(faults));
  else {
    for (const { id, line, rule, detail } of faults)
      print(`${file}${line === undefined ? '' : `:${line}`}  ${id} [${rule}] ${detail}`);
    if (!faults.length) print(`${file}: no faults`);
  }
  if (out) {
    const drawn = await withDiagram(xml);
    writeFileSync(out, pageOf(file, isRefusal(drawn) ? xml : drawn, faults));
    if (!json) print(`  → ${out}`);
  }
  return faults.length ? 1 : 0;
}

/** As text within a page, and as data within a script of it. */
const inPage = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const asData = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

function pageOf(file: string, xml: string, faults: readonly ModelFault[]): string {
  const from = (path: string) => readFileSync(createRequire(import.meta.url).resolve(`bpmn-js/dist/${path}`), 'utf8');
  const list = faults
    .map(
      ({ id, line, rule, detail }) =>
        `<li><a href="#${inPage(id)}" data-id="${inPage(id)}">${inPage(id || '–')}</a>${line === undefined ? '' : `, line ${line}`}: ${inPage(detail)} <small>${inPage(rule)}</small></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inPage(file)}</title>
<style>${from('assets/diagram-js.css')}
body { margin: 0; font: 16px/1.4 system-ui, sans-serif; display: flex; flex-wrap: wrap; }
main { padding: 16px; flex: 1 1 320px; max-width: 640px; } h1 { font-size: 20px; } li { margin: 8px 0; } small { color: #505a5f; }
#diagram { flex: 3 1 600px; height: 90vh; min-height: 400px; border: 1px solid #b1b4b6; }
.fault .djs-visual > :first-child { stroke: #a40d0d !important; stroke-width: 4px !important; fill: #fbe9e9 !important; }
.number { background: #a40d0d; color: #fff; border-radius: 12px; min-width: 24px; line-height: 24px; text-align: center; font-weight: bold; }
</style></head><body>
<main><h1>${inPage(file)}</h1>${faults.length ? `<ol>${list}</ol>` : '<p>No faults.</p>'}</main><div id="diagram"></div>
<script type="application/json" id="model">${asData({ xml, faults })}</script>
<script>${from('bpmn-navigated-viewer.production.min.js').replaceAll('</script', '<\\/script')}</script>
<script>
const { xml, faults } = JSON.parse(document.getElementById('model').textContent);
const viewer = new BpmnJS({ container: '#diagram' });
viewer.importXML(xml).catch(() => {}).then(() => {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map((name) => viewer.get(name));
  canvas.zoom('fit-viewport');
  for (const link of document.querySelectorAll('a[data-id]'))
    link.onclick = () => registry.get(link.dataset.id) && canvas.scrollToElement(link.dataset.id);
  faults.forEach(({ id }, i) => {
    if (!registry.get(id)) return;
    canvas.addMarker(id, 'fault');
    overlays.add(id, { position: { top: -12, left: -12 }, html: '<div class="number">' + (i + 1) + '</div>' });
  });
});
</script></body></html>
`;
}
