/** A procedure pack as its files say it: a folder of YAML, BPMN, DMN and Markdown, no code. */
import type { Limit } from '#calendar/calendar.ts';
import type { FormSource } from '#engine/form/form.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import type { AskedAtCollection } from './at-collection.ts';
import type { LawSource } from './law-dates.ts';
import { readLetter } from './letter.ts';
import { checkManifest } from './manifest-schema.ts';
import type { ConfirmationClock, OMITTABLE, PLACES, SupplementClock } from './manifest-words.ts';
import { readYaml } from './yaml.ts';

export { readYaml } from './yaml.ts';

/** Path inside the pack → text. What is published, hashed and kept. */
export type PackFiles = Readonly<Record<string, string>>;

export type Channel = 'online' | 'counter' | 'post';
export type TaskAct =
  | 'receive-dossier'
  | 'hand-over-dossier'
  | 'record-outside-result'
  | 'complete-task'
  | 'request-payment'
  | 'decide-dossier'
  | 'issue-result'
  | 'deliver-result';
export type LanguageWords = Record<string, string>;

export interface StepSource {
  id: string;
  act: TaskAct;
  post: string;
  unit: string;
  hours?: number;
  /** By way of handing in, in place of `hours`: the time that a source gives to who does the step. */
  limits?: Partial<Record<Channel, Limit | SettingRef>>;
  form?: string;
  law?: string;
}

/**
 * A limit as a pack may state it. Beside what the calendar computes: a decision that answers it (working days, or the id of a
 * setting); a setting of the province; at once («ngay»), which falls due like the same day; and, only from the national database,
 * what its source left open, which is never made a number.
 */
export type LimitSource =
  | Limit
  | { decision: string }
  | SettingRef
  /** As it is told and no pack has it: of what hours nobody knows yet. */
  | { hours: number }
  | { immediate: true }
  | { unstated: true }
  | { byCase: true };

/** A dated setting of the province, by its id. */
export interface SettingRef {
  setting: string;
}

/** Why the source gives no amount: it says nothing, it depends on the case, or the People's Council sets it. */
export type FeeUnknown = 'unstated' | 'byCase' | 'byCouncil';

export interface ComponentSource {
  id: string;
  originals: number;
  copies: number;
  required?: boolean;
  when?: string;
  register?: string;
  /** Of whom the register is asked, where not of the applicant: the answers with the number of who died, and the day. */
  of?: { number: string; died: string };
  law?: string;
  /** The person chooses: an original, a certified copy, or a copy with the original shown; the counts together say how many. */
  anyForm?: true;
  /** Any one of these papers does: ids, whose words are `component.ID.ONE`. */
  oneOf?: string[];
  /** Only in this case of the procedure: an id, whose word is `case.ID`. */
  case?: string;
  /** Whose paper it is: an id, whose word is `group.ID`. */
  group?: string;
  /** It is shown and given back: never handed in, and nobody may ask for it. */
  shown?: true;
  /** Also a result of ours that was taken back, or a notice that nothing is given: what a complaint is about. */
  evenVoid?: true;
}

/** What must be so for the request to be granted, as its source publishes it or its law has it: an id, whose word is `condition.ID`. */
export interface ConditionSource {
  id: string;
  when?: string;
  /** Only in this case of the procedure: an id, whose word is `case.ID`. */
  case?: string;
  /** It says only what is to be declared, and keeps nobody out. */
  declared?: true;
  law: string;
}

/** A person's term of calendar days, counted from the day that an answer says. */
export interface Term {
  from: string;
  days: number;
  law: string;
}

export interface FeeSource {
  id: string;
  amountVnd?: number;
  decision?: string;
  setting?: string;
  before?: 'receipt' | 'result';
  /** Left out only where the national database names none. */
  law?: string;
  /** Who pays nothing: the first whose condition is true. */
  exemptions?: { id: string; when: string; law: string }[];
  /** May be given back when the dossier comes to nothing; `false`, the source says it is not; without it, it may not. */
  refundable?: boolean;
}

/** A limit inside that of the whole, which ends when the result of that code is issued. */
export interface PhaseSource {
  until: string;
  limit: Limit | SettingRef;
  law: string;
}

/** Exactly one of `fees`, `free` and `feeUnknown` says what it costs. */
export interface ChannelSource {
  limit: LimitSource;
  /** Each counted from the reception, the first first; `limit` is that of the whole. */
  phases?: PhaseSource[];
  fees?: FeeSource[];
  /** Costs nothing by this article; in an imported pack also by these words of its source, in «». */
  free?: string;
  feeUnknown?: FeeUnknown;
  /** By what the case or the council decides on it, where the source of an imported pack does not say so. */
  feeUnknownBy?: string;
  /** Of the limit; in an imported pack also words of its source, in «». */
  law?: string;
  /** By what it may be handed in so, where the source of an imported pack does not say. */
  offeredBy?: string;
}

/** A result beside the usual one, for the dossiers of which the condition is true. Its word is `result.ID`. */
export interface ResultCase {
  id: string;
  /** FEEL over the answers and what each step recorded. */
  when: string;
  letter: string;
  code?: string;
  number?: string;
  /** `false`: it writes no register. */
  enters?: boolean;
}

/** `inPerson`: the power is that of the head of the unit, who signs as such and not in the name of a committee. */
export type DecidedBy = { basis: string } & ({ unit: string; inPerson?: true } | { outside: string });

/**
 * A value that a review set against that of its source, confirmed by a second person. Of a limit and of what it costs the values are as
 * the manifest has them, in JSON; `field`: `decider`, `signer`, `result`, `channel.NAME`, `limit.NAME`, `fee.NAME`.
 */
/** A paper as a source or a review has it: what is left open is not there. */
export interface PaperSaid {
  name: string;
  originals?: number;
  copies?: number;
  ifNeeded?: boolean;
}

export interface Departure {
  field: string;
  /** What the source states: several where its table and its text differ. */
  source: string[];
  value: string;
  /** The document and its article, as they were entered. */
  law: string;
  why: string;
}

/** What a review says and the source does not state as it stands. */
export interface Filled {
  field: string;
  value: string;
  /** Its ground, as it was entered: a document and its article, or words of the source in «»; empty where it has none. */
  law: string;
}

/** A body that decides and is none of the province's own: police, tax, customs, social insurance and others. */
export interface OutsideSource {
  /** As the source calls it. */
  body: string;
  /** Where it stands among the units of the province: a unit code, or `role:ROLE`. Without it, or where there is none, its name is all we know. */
  unit?: string;
}

/** Which place decides who is competent; `field` is the address of the application that says where it lies. */
export interface PlaceSource {
  of: (typeof PLACES)[number];
  field?: string;
}

export interface Manifest {
  code: string;
  origin: 'law' | 'draft' | 'catalogue';
  field: string;
  tier: 'province' | 'commune';
  ministry?: string;
  announced?: string;
  law: Record<string, LawSource>;
  audience?: string[];
  /** Who decides, as the national database says it. */
  decider?: string;
  /** Who decides, as an officer of procedure control found it: a unit as a row of competence names it, or a body outside the province. */
  decidedBy?: DecidedBy;
  /** What holds here and is another than its source states. */
  departures?: Departure[];
  /** What holds here and its source does not state as it stands. */
  filled?: Filled[];
  /** It is received here, handed over, followed and handed out; nothing of it is decided here. */
  outside?: OutsideSource;
  place?: PlaceSource;
  channels: Partial<Record<Channel, ChannelSource>>;
  /**
   * Residence that is registered with it, by the police of the place: the answer that says where, those that say where the parents live,
   * the one that says that it is the home of neither, what the step of the police records, and what it found registered elsewhere.
   */
  residence?: { at: string; homes: readonly string[]; apart: string; recorded: string; found?: string };
  /** Days on which a term ends, by the name that FEEL knows each by: the last of so many days after an answer. */
  terms?: Readonly<Record<string, Term>>;
  /** Who is not eligible by the decision, or by one of those asked after it. */
  /** `curable`: reasons that another answer mends; form 02 asks for it, and nobody is refused for them. */
  eligibility?: { decision: string; and?: string[]; curable?: string[] };
  components: ComponentSource[];
  /** The source names no papers, which is not the same as that none are needed. */
  componentsUnknown?: true;
  /** No papers are needed, by this article or by these words of the source. */
  componentsNone?: string;
  /** Without them nobody has published any that are at hand: never that there are none. */
  conditions?: ConditionSource[];
  steps: StepSource[];
  /** FEEL over the answers: which case of `competence.yaml` the dossier is of; null for none of them. */
  competence?: string;
  /** The answer that tells one dossier of a person from another: the name of the child, of the shop. */
  about?: string;
  /** FEEL over the answers: `place` where the dossier is handed in at the centre of the place alone; null for any centre. */
  receiving?: string;
  /** Law by which the papers of what was sent as images are handed in before the result is given. */
  originalsAtCollection?: string | AskedAtCollection;
  supplement?: {
    rounds?: number | SettingRef;
    answerWorkingDays?: number | SettingRef;
    /** When complete, the clock starts from zero, or the time it took is not counted. */
    clock?: SupplementClock | SettingRef;
    /** Where others follow the issued result: by how many working days at most a supplement they ask for moves the date. */
    afterResult?: number | SettingRef;
    law?: string;
  };
  /** While the applicant reads the draft of a result, where the process waits for that. */
  confirmation?: { clock: ConfirmationClock | SettingRef; law?: string };
  consultation?: {
    limit: Limit | SettingRef;
    silence: 'consent' | 'wait';
    clock?: 'runs' | 'stops';
    law?: string;
  };
  /** Acts until the decision that the process leaves out on purpose, by their message, each with the reason. */
  without?: Partial<Record<(typeof OMITTABLE)[number], string>>;
  acceptance?: { alertWorkingHours?: number; workingHours?: number };
  result: {
    /** Of the national list of results; left out where none is known. */
    code?: string;
    /** By what it is issued, where the source of an imported pack does not name it. */
    law?: string;
    letter?: string;
    register?: string;
    subject?: string;
    trueSince?: string;
    /** FEEL: last date on which the result holds, for one that does not hold for ever; sees `issuedOn`. */
    validUntil?: string;
    /** FEEL: the number that the paper has of its own, where its letter draws none. */
    number?: string;
    data?: Record<string, string>;
    /** FEEL: values that stand once in the register while their entry holds; null for none. */
    unique?: Record<string, string>;
    /** FEEL: values that no entry of the register may hold as `unique`, when this one is decided; null for none. */
    untaken?: Record<string, string>;
    /** By value of `unique`: the field of a step in which an officer writes why it may stand again beside the one that is there. */
    despite?: Record<string, string>;
    /** FEEL: whom or what the paper is of, where that is not who applied; text for a sentence («trẻ …»). */
    about?: string;
    /** Requests of the same dossier that other bodies decide once the result is issued; each word is `follows.STEP`. */
    follows?: { step: string; when?: string }[];
    /** Results of another kind, tried in order. */
    cases?: ResultCase[];
  };
  /** Papers beside the result: a letter that a step makes when it is done; without `audience`, for the applicant too. */
  papers?: { letter: string; after: string; audience?: 'office'; when?: string; onceIssued?: true }[];
  /** Every result that the source names. */
  results?: { code?: string; name: string }[];
  /** Texts that only the catalogue has: conditions, sequence, audience, as published. */
  published?: Record<string, unknown>;
}

export interface Pack {
  hash: string;
  files: PackFiles;
  manifest: Manifest;
  words: Record<string, LanguageWords>;
  forms: Record<string, FormSource>;
  /** DMN texts by file name. */
  rules: Record<string, string>;
  letters: Record<string, string>;
  cases: Record<string, unknown>;
  bpmn?: string;
}

export function hashOf(files: PackFiles): string {
  return sha256(canonicalJson(files));
}

/** Under a hash a pack is for ever the same: it is read once, whoever asks, and nobody changes it. The newest, by use. */
const read = new Map<string, Pack>();
const REMEMBERED = 500;

/** Reads the files of a pack. Refuses malformed YAML with file and line, and a manifest that does not fit its schema. */
export function readPack(files: PackFiles): Outcome<Pack> {
  const hash = hashOf(files);
  const pack = read.get(hash) ?? readFiles(files, hash);
  if (isRefusal(pack)) return pack;
  read.delete(hash);
  read.set(hash, pack);
  if (read.size > REMEMBERED) read.delete(read.keys().next().value!);
  return pack;
}

function readFiles(files: PackFiles, hash: string): Outcome<Pack> {
  const manifestText = files['procedure.yaml'];
  if (manifestText === undefined) return refuse('pack-not-found', { path: 'procedure.yaml' });
  const manifest = readYaml('procedure.yaml', manifestText);
  if (isRefusal(manifest)) return manifest;
  const detail = checkManifest(manifest);
  if (detail) return refuse('pack-invalid', { where: 'procedure.yaml', detail });
  const pack: Pack = {
    hash,
    files,
    manifest: manifest as Manifest,
    words: {},
    forms: {},
    rules: {},
    letters: {},
    cases: {},
    bpmn: files['process.bpmn'],
  };
  for (const [path, content] of Object.entries(files)) {
    const match = /^(words|forms|rules|letters|cases)\/([\w-]+)\.(yaml|dmn|md)$/.exec(path);
    if (!match) continue;
    const [, folder, name, kind] = match;
    if (folder === 'rules' && kind === 'dmn') pack.rules[name] = content;
    else if (folder === 'letters' && kind === 'md') {
      const letter = readLetter(name, content);
      if (isRefusal(letter)) return letter;
      pack.letters[name] = content;
    } else if (kind === 'yaml') {
      const value = readYaml(path, content);
      if (isRefusal(value)) return value;
      if (typeof value !== 'object' || value === null)
        return refuse('pack-invalid', { where: path, detail: phrase('file-empty') });
      if (folder === 'words') pack.words[name] = flatten(value as Record<string, unknown>);
      if (folder === 'forms') pack.forms[name] = value as FormSource;
      if (folder === 'cases') pack.cases[name] = value;
    }
  }
  return frozen(pack);
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

function flatten(value: Record<string, unknown>, prefix = ''): LanguageWords {
  const flat: LanguageWords = {};
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null)
      Object.assign(flat, flatten(inner as Record<string, unknown>, `${prefix}${key}.`));
    else flat[prefix + key] = String(inner);
  }
  return flat;
}
