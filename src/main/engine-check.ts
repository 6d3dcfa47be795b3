/** `motcua engine check`: every fault of a model at once, and on request a page that shows them on its diagram, whole in one file. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { Finding } from '#engine/bpmn/examine.ts';
import { examineProcesses, processesOf } from '#engine/bpmn/read.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import type { Fault } from '#engine/bpmn/tree.ts';
import { examineDecisions } from '#engine/dmn/read.ts';
import { decodeXml } from '#engine/xml/decode.ts';
import { isRefusal, type Language, type Refusal, RefusedError, refusalText, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { withDiagram } from '#procedure/diagram.ts';
import { translator } from '#web/i18n.ts';
import { type ModelFault, modelPage } from '#web/model-page.ts';
import { readGiven } from './given-files.ts';

/** Models of the same kind in the same folder: what one imports or calls may stand in another. */
export function modelsBeside(file: string): string[] {
  const folder = dirname(resolve(file));
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => !one.isDirectory() && extname(one.name) === extname(file))
    .map(({ name }) => name)
    .filter((name) => join(folder, name) !== resolve(file))
    .sort()
    .flatMap((name) => {
      const text = decodeXml(readFileSync(join(folder, name)));
      return isRefusal(text) ? [] : [text];
    });
}

/** Nothing but warnings for a model that may be published; `library` are other models of the same kind, which this one may import or call. */
export async function faultsOf(
  file: string,
  xml: string,
  language: Language,
  library: readonly string[] = [],
): Promise<ModelFault[]> {
  const words = ({ refusal, id, line, finding }: Fault): ModelFault =>
    finding
      ? fromFinding(finding, language)
      : { ...fromRefusal(refusal, language), id, ...(line === undefined ? {} : { line }) };
  if (file.endsWith('.dmn')) return examineDecisions(xml, { imports: library }).map(words);
  const { faults, warnings, processes, lines } = await examineProcesses(xml, await processesOf(library));
  const found = faults.map(words);
  if (!found.length)
    for (const process of processes)
      for (const { kind, element, detail } of findUnsound(process)) {
        const id = element.slice(element.lastIndexOf('/') + 1);
        found.push({ id, line: lines.get(element), rule: kind, detail: phraseText(detail, language) });
      }
  return [...found, ...warnings.map((one) => fromFinding(one, language))];
}

const fromFinding = ({ id, line, rule, detail, warning }: Finding, language: Language): ModelFault => ({
  id,
  line,
  rule,
  detail: phraseText(detail, language),
  ...(warning ? { warning } : {}),
});

const fromRefusal = (refusal: Refusal, language: Language): ModelFault => ({
  id: String(refusal.params['id'] ?? ''),
  rule: refusal.code,
  detail: refusalText(refusal, language),
});

/** A model, or each that stands in a folder. */
export async function checkModels(
  path: string,
  how: { json: boolean; language: Language; out?: string },
  print: (text: string) => void,
): Promise<number> {
  if (!statSync(path).isDirectory()) return checkModel(path, how, print);
  const files = readdirSync(path)
    .filter((name) => ['.bpmn', '.dmn'].includes(extname(name)))
    .sort();
  const fault = (detail: Phrase) => new RefusedError(refuse('import-file-unknown', { file: path, detail }));
  if (!files.length) throw fault(phrase('folder-no-models'));
  // A page shows one diagram.
  if (how.out) throw fault(phrase('path-folder'));
  let wrong = 0;
  for (const name of files) wrong = Math.max(wrong, await checkModel(join(path, name), how, print));
  return wrong;
}

/** 0 for a model without faults; warnings are told. */
export async function checkModel(
  file: string,
  { json, language, out }: { json: boolean; language: Language; out?: string },
  print: (text: string) => void,
): Promise<number> {
  const text = decodeXml(readGiven(file));
  const xml = isRefusal(text) ? '' : text;
  const faults = isRefusal(text)
    ? [fromRefusal(text, language)]
    : await faultsOf(file, text, language, modelsBeside(file));
  const wrong = faults.some(({ warning }) => !warning);
  if (json) print(JSON.stringify(faults));
  else {
    for (const { id, line, rule, detail, warning } of faults) {
      const place = `${file}${line === undefined ? '' : `:${line}`}  ${id}`;
      print(`${place} [${rule}] ${warning ? `(${translator(language)('model.warning')}) ` : ''}${detail}`);
    }
    if (!wrong) print(`${file}: ${translator(language)('model.no-faults')}`);
  }
  if (out) {
    const drawn = await withDiagram(xml);
    writeFileSync(out, modelPage(file, isRefusal(drawn) ? xml : drawn, faults, language));
    if (!json) print(`  → ${out}`);
  }
  return wrong ? 1 : 0;
}
