// Node runs TypeScript by itself, but for screens, which are TSX: tsx reads those. It comes with the first of them and is asked for nothing
// else of ours, for it takes longer than all the rest of a command's start; most commands have no screen.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = pathToFileURL(join(root, 'src/')).href;

const first = registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.endsWith('.tsx')) return next(specifier, context);
    first.deregister();
    createRequire(import.meta.url)('tsx/esm/api').register({ tsconfig: join(root, 'tsconfig.json') });
    // Registered after tsx, and so asked before it.
    registerHooks({ resolve: resolveOwn, load: loadOwn });
    return { ...next(specifier, context), format: 'module', shortCircuit: true };
  },
});

/** Each import of ours names its file whole, by the rooms of package.json or from where it stands. */
function resolveOwn(specifier, context, next) {
  if (!specifier.endsWith('.ts') || !context.parentURL?.startsWith(sources)) return next(specifier, context);
  const [path, from] = specifier.startsWith('#') ? [specifier.slice(1), sources] : [specifier, context.parentURL];
  return { url: new URL(path, from).href, format: 'module-typescript', shortCircuit: true };
}

function loadOwn(url, context, next) {
  if (!url.startsWith(sources) || !url.endsWith('.ts')) return next(url, context);
  return { source: readFileSync(fileURLToPath(url), 'utf8'), format: 'module-typescript', shortCircuit: true };
}
