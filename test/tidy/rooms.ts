/**
 * The import rule: which room may use which, as a whitelist (the table of ARCHITECTURE.md). Anything not named here is
 * forbidden, and a run that saw no module is a failure, not a success. Files that import one another in a circle are
 * forbidden too; the picture of rooms in ARCHITECTURE.md is drawn from what was found (`--write`), and compared.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { bareEdges, circlesIn, knottedIn } from './graph.ts';

const PURE = ['kernel', 'calendar', 'authority', 'engine', 'procedure', 'dossier', 'register'];

const MAY_USE: Record<string, readonly string[]> = {
  kernel: [],
  calendar: ['kernel'],
  authority: ['kernel', 'calendar'],
  engine: ['kernel'],
  procedure: ['kernel', 'engine', 'calendar', 'authority'],
  dossier: ['kernel', 'calendar', 'authority', 'engine'],
  register: ['kernel'],
  spine: ['kernel'],
  acts: [...PURE, 'spine'],
  views: [...PURE, 'spine'],
  programmes: [...PURE, 'spine', 'acts', 'views'],
  adapters: ['kernel', 'spine'],
  api: ['acts', 'views', ...PURE],
  // Of the spine only the shapes: what a door keeps comes to it through its parts.
  web: ['acts', 'views', 'spine', ...PURE],
  main: [...PURE, 'spine', 'acts', 'views', 'programmes', 'adapters', 'api', 'web'],
};

/** Packages from npm and Node that a pure room may use: those that compute, none that reach outside. */
const PURE_PACKAGES =
  /^((node:)?crypto|yaml|ajv(\/.*)?|ajv-formats|bpmn-moddle|bpmn-auto-layout|decimal\.js|libphonenumber-js\/max|saxen)$/;

const roomOf = (path: string) => /^src\/([\w-]+)\//.exec(path)?.[1];
const programmeOf = (path: string) => /^src\/programmes\/([\w-]+)\//.exec(path)?.[1];
const isTest = (path: string) => /\.test\.ts$/.test(path);

const { output } = await cruise(['src'], {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.mjs', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types'],
  },
});
if (typeof output === 'string') throw new Error(output);

/**
 * What is there when the program runs. `import type` is taken away before: it decides no order of loading, and the
 * types of a room may speak of one another; those circles are counted, and forbidden to nobody.
 */
const loaded = new Map<string, Set<string>>();
const withTypes = new Map<string, Set<string>>();
const rooms = new Map<string, Set<string>>();
const edge = (graph: Map<string, Set<string>>, from: string, to: string) =>
  graph.set(from, (graph.get(from) ?? new Set()).add(to));

const faults: string[] = [];
let cruised = 0;
let edges = 0;
for (const module of output.modules) {
  const room = roomOf(module.source);
  if (!room) continue;
  cruised++;
  if (!MAY_USE[room]) faults.push(`${module.source}: there is no room ${room}`);
  // A contract suite brings the twin and the real thing together, wherever it stands.
  if (isTest(module.source)) continue;
  for (const dependency of module.dependencies) {
    const target = roomOf(dependency.resolved);
    if (dependency.couldNotResolve && !dependency.module.startsWith('node:'))
      faults.push(`${module.source}: cannot find ${dependency.module}`);
    if (target) {
      edges++;
      if (target !== room) edge(rooms, room, target);
      edge(withTypes, module.source, dependency.resolved);
      if (!dependency.dependencyTypes.includes('type-only')) edge(loaded, module.source, dependency.resolved);
      if (target !== room && !MAY_USE[room]?.includes(target))
        faults.push(`${module.source}: room ${room} may not use ${target} (${dependency.module})`);
      const [from, to] = [programmeOf(module.source), programmeOf(dependency.resolved)];
      if (from && to && from !== to) faults.push(`${module.source}: programmes never use each other (${to})`);
    } else if (PURE.includes(room) && !PURE_PACKAGES.test(dependency.module))
      faults.push(`${module.source}: a pure room may not use ${dependency.module}`);
  }
}
for (const circle of circlesIn(loaded)) faults.push(`files import one another: ${circle.join(' → ')}`);
if (!cruised || !edges)
  faults.push(`cruised ${cruised} modules and ${edges} imports between them: the rule was not applied`);

const ARCHITECTURE = join(import.meta.dirname, '..', '..', 'ARCHITECTURE.md');
const PICTURE = /(?<=<!-- rooms: npm run rooms -- --write -->\n)[\s\S]*?(?=<!-- \/rooms -->)/;
const lines = bareEdges(rooms).map(([from, to]) => `  ${from} --> ${to}\n`);
const picture = `\`\`\`mermaid\nflowchart TD\n${lines.toSorted().join('')}\`\`\`\n`;
const text = readFileSync(ARCHITECTURE, 'utf8');
if (!PICTURE.test(text)) faults.push('ARCHITECTURE.md has no place for the picture of rooms');
else if (process.argv.includes('--write')) writeFileSync(ARCHITECTURE, text.replace(PICTURE, picture));
else if (PICTURE.exec(text)?.[0] !== picture)
  faults.push('the picture of rooms in ARCHITECTURE.md is not what the code does: npm run rooms -- --write');

if (faults.length) {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
const byTypes = knottedIn(withTypes);
console.log(
  `rooms: ${cruised} modules cruised, ${edges} imports between rooms and within, all allowed, none in a circle; ${byTypes} files name one another's types`,
);
