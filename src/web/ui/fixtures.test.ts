/** Every component against the fixtures that govuk-frontend ships: the same options give the same markup. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import * as basics from './basics.tsx';
import * as choices from './choices.tsx';
import * as fields from './fields.tsx';
import * as lists from './lists.tsx';

type Options = Record<string, unknown>;

/** Contents given as HTML stand for elements: a marker goes in, and the HTML comes back in its place. */
class Markers {
  readonly html: string[] = [];
  take(options: unknown): unknown {
    if (Array.isArray(options)) return options.map((one) => this.take(one));
    if (typeof options !== 'object' || options === null) return options;
    const taken: Options = {};
    for (const [key, value] of Object.entries(options)) {
      const plain =
        key === 'childrenHtml'
          ? 'children'
          : key === 'html'
            ? 'text'
            : /Html$/.test(key)
              ? key.replace(/Html$/, 'Text')
              : undefined;
      if (!plain)
        taken[key] ??= key === 'attributes' && typeof value === 'string' ? attributesOf(value) : this.take(value);
      else if (value) taken[plain] = h('x-mark', { n: this.html.push(String(value).trim()) - 1 });
    }
    return taken;
  }
  put(markup: string): string {
    return markup.replace(/<x-mark n="(\d+)"><\/x-mark>/g, (_, n: string) => this.html[Number(n)]);
  }
}

const attributesOf = (text: string) =>
  Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

/** Tags with sorted attributes, text without the space that only lays it out. */
function normal(markup: string): string[] {
  const tokens: string[] = [];
  for (const [, tag, text] of markup.matchAll(/(<[^>]+>)|([^<]+)/g)) {
    if (text !== undefined) {
      const words = unescaped(text.replace(/\s+/g, ' ').trim());
      if (words) tokens.push(words);
      continue;
    }
    const [, slash, name, rest] = /^<(\/?)([\w-]+)([\s\S]*?)\/?>$/.exec(tag) ?? [];
    const attributes = [...(rest ?? '').matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(
      ([, key, value]) => `${key}=${unescaped((value ?? '').replace(/\s+/g, ' ').trim())}`,
    );
    tokens.push(`<${slash}${name} ${attributes.sort().join(' ')}>`);
  }
  return tokens.filter((token) => !/^<\/(path|input)/.test(token));
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const unescaped = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);

/** Words that the macros put in by themselves in English, and that our components are always given. */
const DEFAULTS: Record<string, Options> = {
  'back-link': { text: 'Back' },
  breadcrumbs: { labelText: 'Breadcrumb' },
  'warning-text': { iconFallbackText: 'Warning' },
  'service-navigation': { menuButtonText: 'Menu', ariaLabel: 'Service information' },
  pagination: { landmarkLabel: 'Pagination' },
  'error-message': { visuallyHiddenText: 'Error' },
  'notification-banner': { titleText: 'Important' },
};

const components: Record<string, ComponentType<never>> = {
  button: basics.Button,
  'back-link': basics.BackLink,
  breadcrumbs: basics.Breadcrumbs,
  'skip-link': basics.SkipLink,
  tag: basics.Tag,
  'inset-text': basics.InsetText,
  'warning-text': basics.WarningText,
  details: basics.Details,
  'notification-banner': basics.NotificationBanner,
  panel: basics.Panel,
  label: fields.Label,
  hint: fields.Hint,
  'error-message': fields.ErrorMessage,
  fieldset: fields.Fieldset,
  input: fields.Input,
  textarea: fields.Textarea,
  select: fields.Select,
  radios: choices.Radios,
  checkboxes: choices.Checkboxes,
  'date-input': fields.DateInput,
  'file-upload': fields.FileUpload,
  'error-summary': fields.ErrorSummary,
  'summary-list': lists.SummaryList,
  table: lists.Table,
  'task-list': lists.TaskList,
  pagination: lists.Pagination,
  'service-navigation': lists.ServiceNavigation,
};

/** What we leave out of a component, by the name of the fixture: we have no use for it. */
const LEFT_OUT: Record<string, RegExp> = {
  // Start buttons hold plain words; our panels confirm and do not interrupt.
  button: /^start link with html$/,
  panel: /^interruption/,
  // Of pages only back and forth; files by the browser's own control.
  pagination: /^(?!with (prev and next|previous|next) only)/,
  'file-upload': /^(enhanced|translated)/,
  // Values are texts that are there or not.
  select: /^with falsy values/,
  // Boxes are listed, in order, with their own values.
  'date-input': /^(with values, name prefix and custom names|day and month|month and year|with field value and items)$/,
  // Languages stand in our header.
  'service-navigation': /language navigation|slot/,
};

const require = createRequire(import.meta.url);

describe.each(Object.keys(components))('%s', (name) => {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`);
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as {
    fixtures: { name: string; options: Options; html: string }[];
  };
  const used = fixtures.filter((fixture) => !LEFT_OUT[name]?.test(fixture.name));
  it.each(used.map((fixture) => [fixture.name, fixture] as const))('%s', (_, { options, html }) => {
    const markers = new Markers();
    const given = { ...DEFAULTS[name], ...(markers.take(adapted(name, options)) as Options) };
    const markup = markers.put(renderToString(h(components[name] as ComponentType<Options>, given)));
    expect(normal(markup)).toEqual(normal(html));
  });
});

/** Where our props are shaped otherwise than the macro's, said here and nowhere else. */
function adapted(name: string, options: Options): Options {
  const english = (error: unknown) =>
    typeof error === 'object' && error !== null ? { visuallyHiddenText: 'Error', ...error } : error;
  const banner = name === 'notification-banner' && options['type'] === 'success' ? { titleText: 'Success' } : {};
  const copy: Options = {
    ...banner,
    ...options,
    ...(options['errorMessage'] ? { errorMessage: english(options['errorMessage']) } : {}),
  };
  if (name === 'fieldset') return { ...copy, childrenHtml: options['html'], html: undefined };
  if (name === 'date-input') return { ...copy, items: dateParts(options) };
  if (name === 'pagination')
    for (const [key, word] of [
      ['previous', 'Previous'],
      ['next', 'Next'],
    ] as const)
      if (copy[key] && !(copy[key] as Options)['text'])
        copy[key] = { html: `${word}<span class="govuk-visually-hidden"> page</span>`, ...(copy[key] as Options) };
  return copy;
}

/** The macro takes days, months and years in several ways; our component takes the boxes, in order. */
function dateParts(options: Options): Options[] {
  const values = (options['values'] ?? {}) as Options;
  const prefix = options['namePrefix'] ? `${options['namePrefix']}-` : '';
  const items = options['items'] as Options[] | undefined;
  const given: Options[] = items?.length
    ? items
    : ['day', 'month', 'year'].map((name) => ({ name, ...(options[name] as Options) }));
  return given.filter(Boolean).map((item) => ({
    ...item,
    label: item['label'] ?? `${String(item['name'])[0].toUpperCase()}${String(item['name']).slice(1)}`,
    value: item['value'] ?? values[`${prefix}${item['name']}`] ?? values[String(item['name'])],
  }));
}
