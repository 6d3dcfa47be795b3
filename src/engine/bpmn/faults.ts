/** Everything that is wrong with a process, each with the element it is wrong at, so that all can be mended at once. */
import { checkExpression } from '#engine/feel/feel.ts';
import { unknownIn, unknownPhrase } from '#engine/feel/unknown.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { type Element, lineOf, type Text } from './element.ts';
import type { Fault } from './tree.ts';

const MAX_FAULTS = 200;

export class Faults {
  readonly list: Fault[] = [];
  /** Names with spaces that expressions may speak of. */
  names: Readonly<Record<string, unknown>> = {};

  add(element: Element, code: 'bpmn-invalid' | 'bpmn-unsupported', detail: Phrase, kind = element.$type): void {
    const id = element.id ?? '';
    const line = lineOf(element);
    const placed = line === undefined ? detail : phrase('at-line', { line, detail });
    this.note(refuse(code, { element: kind.replace('bpmn:', ''), id, detail: placed }), id, line);
  }

  invalid(element: Element, detail: Phrase): void {
    this.add(element, 'bpmn-invalid', detail);
  }

  /** The text of an expression, which is examined; nothing where there is none. */
  text(expression: Text | undefined, element: Element, id = element.id): string | undefined {
    const text = expression?.body?.trim();
    if (text) this.check(text, element, expression, id);
    return text;
  }

  check(text: string, element: Element, expression: Text | undefined, id = element.id): void {
    const line = (expression && lineOf(expression)) ?? lineOf(element);
    const where = phrase('dmn-where', { element: element.$type.replace('bpmn:', ''), id: id ?? '', line: line ?? '' });
    const checked = checkExpression(text, where, this.names);
    const tell = (refusal: Refusal) =>
      this.note({ ...refusal, params: { ...refusal.params, id: id ?? '' } }, id ?? '', line);
    if (isRefusal(checked)) return tell(checked);
    // Which names there are is said by whoever runs it; the functions of the language are what they are.
    const given = Object.fromEntries(Object.keys(this.names).map((name) => [name, true as const]));
    for (const one of unknownIn(text, given)) {
      if (one.kind === 'name' || one.kind === 'member') continue;
      const detail = phrase('feel-at', { detail: unknownPhrase(one, text.slice(0, 200)), at: one.at + 1 });
      tell(refuse('feel-invalid', { where, expression: text.slice(0, 200), detail }));
    }
  }

  note(refusal: Refusal, id: string, line?: number): void {
    if (this.list.length < MAX_FAULTS) this.list.push(line === undefined ? { refusal, id } : { refusal, id, line });
  }
}
