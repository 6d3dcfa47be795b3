/** The whole examination of a pack: what reading shows, then every case played on the in-memory record, then what no case reached. */
import { deskPost } from '#authority/head-posts.ts';
import type { Province } from '#authority/province.ts';
import { SYSTEM_ACTS } from '#dossier/commands.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import { compileSchema } from '#engine/form/form.ts';
import { clockOf } from '#kernel/clock.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { examineBorders } from '#procedure/borders.ts';
import { examinePack } from '#procedure/check.ts';
import { compilePack, type Procedure } from '#procedure/compile.ts';
import { examineLaw } from '#procedure/law-dates.ts';
import { examineNames } from '#procedure/names-known.ts';
import { type Pack, type PackFiles, readPack } from '#procedure/pack.ts';
import { examinePhases } from '#procedure/phases.ts';
import { readableModels } from '#procedure/rule-models.ts';
import { examineSettings } from '#procedure/settings.ts';
import type { RegisterCatalogue } from '#register/catalogue.ts';
import { MemoryStore } from '#spine/memory-store.ts';
import { Platform } from './platform.ts';
import { publishPacks, seedPeople } from './publish.ts';
import { conclusionGrounds } from './schema-parts.ts';
import { actSchemas } from './schemas.ts';
import { type OnWork, type Story, tellStory } from './story.ts';
import { watchConclusions } from './watch-conclusions.ts';

export interface Examined {
  code: string;
  hash: string;
  cases: number;
  flows: number;
  rules: number;
  faults: Refusal[];
  /** What whoever publishes the pack should know, and does not stop it. */
  warnings: Phrase[];
}

const localTime = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' };
const word = { type: 'string' };
const words = { type: 'array', items: word };
/** What is misspelt is expected of nothing, and would never be missed. */
const checkStory = compileSchema({
  type: 'object',
  additionalProperties: false,
  required: ['applicant', 'channel', 'at', 'answers', 'expect'],
  properties: {
    title: { type: 'string' },
    applicant: { type: 'string' },
    representative: { type: 'string' },
    authority: { type: 'string' },
    channel: { enum: ['online', 'counter', 'post'] },
    place: { type: 'string' },
    receivingUnit: { type: 'string' },
    at: localTime,
    answers: { type: 'object' },
    components: { type: 'array' },
    results: { type: 'object' },
    grounds: { type: 'object', additionalProperties: conclusionGrounds },
    acts: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['act'],
        properties: {
          act: { enum: [...Object.keys(actSchemas), ...SYSTEM_ACTS, 'finish', 'wait', 'absence'] },
          at: localTime,
          by: { type: 'string' },
          step: { type: 'string' },
          with: { type: 'object' },
          expect: {
            type: 'object',
            additionalProperties: false,
            properties: { refused: word, status: word, dueAt: localTime, tasks: words },
          },
        },
      },
    },
    expect: {
      type: 'object',
      additionalProperties: false,
      properties: {
        refused: word,
        status: word,
        onTime: { type: 'boolean' },
        dueAt: localTime,
        feesVnd: { type: 'number' },
        slips: words,
        steps: words,
        entry: {
          type: 'object',
          additionalProperties: false,
          required: ['register'],
          properties: { register: word, data: { type: 'object' } },
        },
      },
    },
  },
});

/** A case as a story, or what is wrong with it. */
export function storyOf(pack: Pack, name: string): Outcome<Story> {
  const story = pack.cases[name];
  if (!story)
    return refuse('case-not-found', { pack: pack.manifest.code, case: name, has: Object.keys(pack.cases).join(', ') });
  const detail = checkStory(story);
  return detail ? refuse('pack-invalid', { where: `cases/${name}.yaml`, detail }) : (story as Story);
}

/** What runs by the pack, and all that reading it shows. */
export interface Read {
  compiled: Procedure;
  faults: Refusal[];
  warnings: Phrase[];
}

/**
 * All of the examination but its cases: what no door publishes that has a fault in it. Of an imported pack, which has none, it is the whole.
 * `date` is the local day for which the pack is examined.
 */
export async function readThrough(
  pack: Pack,
  province: Province,
  { registers }: RegisterCatalogue,
  date: string,
): Promise<Outcome<Read>> {
  const compiled = await compilePack(pack);
  if (isRefusal(compiled)) return compiled;
  const posts = new Set(province.source.posts.map((post) => deskPost(post.id)));
  const { faults: deaf, warnings } = examineBorders(pack.manifest, compiled.process);
  const unsound = findUnsound(compiled.process).map(({ element, detail }) =>
    refuse('pack-invalid', { where: 'process', detail: phrase('beside', { of: element, detail }) }),
  );
  const faults = [
    ...examinePack(pack, registers, posts),
    ...examineLaw(pack, date, province.law),
    ...examineNames(pack, compiled.process),
    ...examineSettings(pack, (id, on) => province.valueOf(id, on), date),
    ...examinePhases(pack, (id, on) => province.valueOf(id, on), date),
    ...deaf,
    ...unsound,
  ];
  return { compiled, faults, warnings };
}

/** The whole examination; `date` is the local day for which the pack is examined: that of the check, or of its coming into effect. */
export async function checkPack(
  files: PackFiles,
  province: Province,
  registers: RegisterCatalogue,
  date: string,
): Promise<Outcome<Examined>> {
  const pack = readPack(files);
  if (isRefusal(pack)) return pack;
  const read = await readThrough(pack, province, registers, date);
  if (isRefusal(read)) return read;
  const { compiled, warnings } = read;
  const faults = [...read.faults];
  const reached = new Set<string>();
  const stage = stageFor(province, registers, reached);
  const names = Object.keys(pack.cases);
  if (!names.length) faults.push(refuse('pack-invalid', { where: 'cases/', detail: phrase('cases-none') }));
  const failed: Refusal[] = [];
  const conclusions = watchConclusions(pack);
  for (const name of names) failed.push(...(await play(pack, name, stage(), conclusions.onWork)));
  faults.push(...failed, ...conclusions.faults(!failed.length));
  const flows = Object.keys(compiled.process.flows);
  const rules = rulesOf(pack);
  // A case that ends too early leaves much untold; that is said when it goes well.
  for (const flow of failed.length ? [] : flows)
    if (!reached.has(`flow ${flow}`))
      faults.push(refuse('pack-invalid', { where: 'process', detail: phrase('flow-untaken', { flow }) }));
  for (const rule of failed.length ? [] : rules)
    if (!reached.has(ruleMark(rule)))
      faults.push(refuse('pack-invalid', { where: 'rules/', detail: phrase('rule-unmatched', rule) }));
  return {
    code: pack.manifest.code,
    hash: pack.hash,
    cases: names.length,
    flows: flows.length,
    rules: rules.length,
    faults,
    warnings,
  };
}

/** Gives each case an empty record of its own; what was compiled of the pack is shared by all. */
function stageFor(province: Province, registers: RegisterCatalogue, reached: Set<string>): () => Platform {
  let drawn = 0;
  const emptyStore = () => new MemoryStore<DossierState>(foldText);
  const platform = new Platform({
    store: emptyStore(),
    clock: clockOf(() => 0),
    province,
    registers,
    random: (bytes) => new Uint8Array(bytes).fill(++drawn % 256),
    observer: {
      reached: (_element, flow) => flow && reached.add(`flow ${flow}`),
      matched: (decision, rule) => reached.add(ruleMark({ rule, decision })),
    },
  });
  return () => {
    drawn = 0;
    return platform.reading(emptyStore());
  };
}

async function play(pack: Pack, name: string, platform: Platform, onWork: OnWork): Promise<Refusal[]> {
  const where = `cases/${name}.yaml`;
  const story = storyOf(pack, name);
  if (isRefusal(story)) return [story];
  await publishPacks(platform.store, [{ pack, status: 'published', reasons: [] }]);
  await seedPeople(platform);
  const told = await tellStory(platform, pack.manifest.code, story, onWork);
  if (isRefusal(told)) return [refuse('pack-invalid', { where, detail: told })];
  return told.mistakes.map((detail) => refuse('pack-invalid', { where, detail }));
}

const ruleMark = ({ rule, decision }: { rule: string; decision: string }) => `rule ${rule} of ${decision}`;

function rulesOf(pack: Pack): { rule: string; decision: string }[] {
  return readableModels(pack)
    .flatMap(({ decisions }) => Object.values(decisions))
    .flatMap(({ id, logic }) =>
      logic.kind === 'table' ? logic.rules.map((rule) => ({ rule: rule.id, decision: id })) : [],
    );
}
