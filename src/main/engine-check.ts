/** `motcua engine check`: every fault of a model at once, and on request a page that shows them on its diagram, whole in one file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { examineModel } from '#engine/bpmn/examine.ts';
import { readProcess } from '#engine/bpmn/read.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import { readModel } from '#engine/dmn/read.ts';
import { decodeXml } from '#engine/xml/decode.ts';
import { isRefusal, type Language, type Refusal, refusalText } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { withDiagram } from '#procedure/diagram.ts';
import { translator } from '#web/i18n.ts';
import { type ModelFault, modelPage } from '#web/model-page.ts';

/** Nothing for a model that may be published. */
export async function faultsOf(file: string, xml: string, language: Language): Promise<ModelFault[]> {
  if (file.endsWith('.dmn')) {
    const model = readModel(xml);
    return isRefusal(model) ? [fromRefusal(model, language)] : [];
  }
  const findings = examineModel(xml);
  if (findings.length)
    return findings.map(({ id, line, rule, detail }) => ({ id, line, rule, detail: phraseText(detail, language) }));
  const process = await readProcess(xml);
  if (isRefusal(process)) return [fromRefusal(process, language)];
  return findUnsound(process).map(({ kind, element, detail }) => ({
    id: element,
    rule: kind,
    detail: phraseText(detail, language),
  }));
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
  const text = decodeXml(readFileSync(file));
  const xml = isRefusal(text) ? '' : text;
  const faults = isRefusal(text) ? [fromRefusal(text, language)] : await faultsOf(file, text, language);
  if (json) print(JSON.stringify(faults));
  else {
    for (const { id, line, rule, detail } of faults)
      print(`${file}${line === undefined ? '' : `:${line}`}  ${id} [${rule}] ${detail}`);
    if (!faults.length) print(`${file}: ${translator(language)('model.no-faults')}`);
  }
  if (out) {
    const drawn = await withDiagram(xml);
    writeFileSync(out, modelPage(file, isRefusal(drawn) ? xml : drawn, faults, language));
    if (!json) print(`  → ${out}`);
  }
  return faults.length ? 1 : 0;
}
