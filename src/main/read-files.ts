/** Everything the system reads from disk as data: the province, the packs, the registers. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Province, type ProvinceSource } from '#authority/province.ts';
import { decodeXml } from '#engine/xml/decode.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { type Pack, type PackFiles, readPack, readYaml } from '#procedure/pack.ts';
import { type Register, RegisterCatalogue } from '#register/catalogue.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const MAX_FILE_BYTES = 5_000_000;
const PACK_FILE =
  /^(procedure\.yaml|process\.bpmn|README\.md|(words|forms|cases)\/[\w-]+\.yaml|rules\/[\w-]+\.dmn|letters\/[\w-]+\.md)$/;

/** `peopleFile`: who works there, instead of the people of its own. */
export function readProvince(id: string, peopleFile?: string): Outcome<Province> {
  const folder = join(ROOT, 'provinces', id);
  if (!/^[a-z-]+$/.test(id) || !existsSync(folder))
    return refuse('province-invalid', { where: id, detail: phrase('folder-missing', { folder: `provinces/${id}` }) });
  const parts: Record<string, unknown> = {};
  for (const name of ['province', 'units', 'competence', 'signing', 'calendar', 'people', 'values', 'centres', 'law']) {
    const path = name === 'people' ? peopleFile : undefined;
    if (path && !existsSync(path)) return refuse('province-invalid', { where: path, detail: phrase('people-missing') });
    const value = readYaml(
      path ?? `provinces/${id}/${name}.yaml`,
      readFileSync(path ?? join(folder, `${name}.yaml`), 'utf8'),
    );
    if (isRefusal(value)) return value;
    parts[name] = value;
  }
  const { province, people, ...dated } = parts as Record<string, object>;
  return Province.from({ ...province, people: [], officers: [], ...people, ...dated } as unknown as ProvinceSource);
}

export function readRegisters(): Outcome<RegisterCatalogue> {
  const value = readYaml('packs/registers.yaml', readFileSync(join(ROOT, 'packs', 'registers.yaml'), 'utf8'));
  return isRefusal(value) ? value : new RegisterCatalogue(value as Register[]);
}

/** The files of one pack folder. Refuses a file that has no place in a pack, above all code. */
export function readPackFiles(folder: string): Outcome<PackFiles> {
  if (!existsSync(join(folder, 'procedure.yaml'))) return refuse('pack-not-found', { path: folder });
  const files: Record<string, string> = {};
  for (const path of walk(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    if (!PACK_FILE.test(name))
      return refuse('pack-invalid', {
        where: name,
        detail: phrase('file-stray'),
      });
    const { size } = statSync(path);
    if (size > MAX_FILE_BYTES)
      return refuse('too-large', { size: `${name}: ${size} bytes`, limit: `${MAX_FILE_BYTES} bytes` });
    // A model says itself how it is written; all else is UTF-8.
    const text = /\.(?:bpmn|dmn)$/.test(name) ? decodeXml(readFileSync(path)) : readFileSync(path, 'utf8');
    if (isRefusal(text)) return text;
    files[name] = text;
  }
  return files;
}

export function readPackFolder(folder: string): Outcome<Pack> {
  const files = readPackFiles(folder);
  return isRefusal(files) ? files : readPack(files);
}

/** Every folder at or below `folder` that holds a procedure.yaml. */
export function packFolders(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return [...walk(folder)]
    .filter((path) => path.endsWith(`${sep}procedure.yaml`))
    .map((path) => join(path, '..'))
    .sort();
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(join(folder, entry.name));
    else yield join(folder, entry.name);
  }
}
