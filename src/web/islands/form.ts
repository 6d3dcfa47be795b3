/**
 * A form that loses nothing: kept in this browser as it is typed, under who typed it, since the next person may use the same browser; and
 * saved on the server a moment later, when one leaves the page, or once the line is back.
 */
import { fillIn, type Values, valuesOf } from './_typed.ts';

const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const status = document.querySelector<HTMLElement>('[data-status]');
const { person } = document.body.dataset;
const PAUSE_MS = 1500;
const AGAIN_MS = 15_000;

/** What the server says instead of saving, with where to go, where it says that. */
interface Unsaved {
  text: string;
  link?: { href: string; text: string };
}

/** `seen`: what the page showed of what was saved when it was typed. */
interface Kept {
  seen: string;
  values: Values;
}

function tell(unsaved: Unsaved): void {
  if (!status) return;
  status.textContent = unsaved.text;
  if (!unsaved.link) return;
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = unsaved.link.href;
  link.textContent = unsaved.link.text;
  status.append(' ', link);
}

/** By field, what is saved of it, as far as anything is. */
function savedIn(seen: string): Record<string, string> {
  try {
    return (JSON.parse(seen) as { shown?: Record<string, string> }).shown ?? {};
  } catch {
    return {};
  }
}

function keeping(of: HTMLFormElement): void {
  const key = `mc:${person}:${new URL(of.action).pathname}`;
  const seen = of.querySelector<HTMLInputElement>('input[data-seen]');
  let wait: ReturnType<typeof setTimeout> | undefined;
  let isUnsaved = false;
  /** On its way: what is sent after it must not be written over by it. */
  let onItsWay: AbortController | undefined;

  const say = (text: string | undefined) => {
    if (status) status.textContent = text ?? '';
  };
  const keep = () => {
    const kept: Kept = { seen: seen?.value ?? '', values: valuesOf(of) };
    localStorage.setItem(key, JSON.stringify(kept));
  };
  const letGo = () => localStorage.removeItem(key);
  const later = (ms: number) => {
    clearTimeout(wait);
    wait = setTimeout(() => void save(), ms);
  };

  async function save(isLeaving = false): Promise<void> {
    clearTimeout(wait);
    onItsWay?.abort();
    onItsWay = new AbortController();
    const { signal } = onItsWay;
    const sent = JSON.stringify(valuesOf(of));
    const response = await fetch(of.action, {
      method: 'POST',
      redirect: 'manual',
      keepalive: isLeaving,
      signal,
      headers: { 'x-autosave': '1', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(
        [...new FormData(of)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    }).catch(() => undefined);
    if (signal.aborted) return;
    document.dispatchEvent(new CustomEvent('mc-line', { detail: response !== undefined }));
    if (response?.ok) {
      const said = (await response.json()) as { savedAt?: string; seen?: string };
      // Of what cannot be saved yet nothing is said.
      if (!said.savedAt) return;
      if (seen && said.seen) seen.value = said.seen;
      isUnsaved = sent !== JSON.stringify(valuesOf(of));
      if (isUnsaved) keep();
      else letGo();
      say(`${of.dataset['saved']} ${said.savedAt}`);
      return;
    }
    // Saved otherwise in another tab, or handed in: kept for later it would come back over what was.
    if (response?.status === 409) {
      isUnsaved = false;
      letGo();
      tell((await response.json()) as Unsaved);
      return;
    }
    say(of.dataset['kept']);
    // The browser does not always say that the line is back.
    if (isUnsaved && (!response || response.status >= 500)) later(AGAIN_MS);
  }

  /** What this browser kept and the server does not have: of each field that nobody saved otherwise since. */
  function restore(): void {
    const text = localStorage.getItem(key);
    if (text === null) return;
    const kept = JSON.parse(text) as Kept | Values;
    const [then, now] = [savedIn(Array.isArray(kept) ? '' : kept.seen), savedIn(seen?.value ?? '')];
    const isAsSaved = (name: string) => {
      const [field] = name.split(/[.-]/);
      return Array.isArray(kept) || then[field] === now[field];
    };
    const before = JSON.stringify(valuesOf(of));
    fillIn(of, Array.isArray(kept) ? kept : kept.values, isAsSaved);
    if (before === JSON.stringify(valuesOf(of))) {
      letGo();
      return;
    }
    isUnsaved = true;
    // Once everybody listens: what follows the answers follows them.
    addEventListener('DOMContentLoaded', () => of.dispatchEvent(new Event('change', { bubbles: true })));
    void save();
  }

  // A form that comes back has what was sent.
  if (of.dataset['answer'] === undefined) restore();
  else letGo();
  of.addEventListener('input', () => {
    isUnsaved = true;
    // At once: nobody waits before the line goes.
    keep();
    later(PAUSE_MS);
  });
  of.addEventListener('submit', () => {
    clearTimeout(wait);
    onItsWay?.abort();
    if (isUnsaved) keep();
    isUnsaved = false;
    sessionStorage.setItem(`mc:${person}:sent`, JSON.stringify([key, location.pathname]));
  });
  const leave = () => {
    if (isUnsaved && document.visibilityState === 'hidden') void save(true);
  };
  document.addEventListener('visibilitychange', leave);
  const offline = () => say(of.dataset['offline']);
  addEventListener('offline', offline);
  if (!navigator.onLine) offline();
  addEventListener('online', () => {
    if (isUnsaved) void save();
    else say('');
  });
}

if (form) keeping(form);
